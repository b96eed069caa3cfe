// case: weight-03
// category: transposed weight
// source: own variation
// there: a bias for the inputs instead of the outputs
// kind: error
// expect: line 15 span "MatMul(x, weight) + bias" id any contains "7","20" fix "7"
// also: line 14 span "Shape(20)"
// also: line 15 span "bias"

[Model]
public partial class Biased
{
    Tensor Forward(
        [Shape("batch", 20)] Tensor x, [Shape(20, 7)] Tensor weight, [Shape(20)] Tensor bias) =>
        MatMul(x, weight) + bias;
}
