// case: matmul-03
// category: swapped matmul operands
// source: own variation
// there: the weight on the left
// kind: error
// expect: line 13 span "x" id any contains "10","batch" fix "MatMul(x, weight)|exchange|swap"
// also: line 13 span "MatMul"
// also: line 13 span "MatMul(weight, x)"

[Model]
public partial class Projected
{
    Tensor Forward([Shape("batch", 128)] Tensor x, [Shape(128, 10)] Tensor weight) => MatMul(weight, x);
}
