// case: weight-04
// category: transposed weight
// source: own variation
// there: a low-rank pair in the wrong order
// kind: error
// expect: line 14 span "down" id ML2003 contains "512","8" fix "Transpose"
// also: line 14 span "MatMul"
// also: line 14 span "MatMul(x, down)"

[Model]
public partial class LowRank
{
    Tensor Forward([Shape("batch", 512)] Tensor x, [Shape(8, 512)] Tensor down, [Shape(512, 8)] Tensor up) =>
        MatMul(MatMul(x, down), up);
}
