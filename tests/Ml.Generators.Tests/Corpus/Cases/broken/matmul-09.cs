// case: matmul-09
// category: every example with every matrix
// source: own variation
// there: a hypernetwork: torch.matmul broadcasts, bmm is meant
// kind: silent
// expect: line 13 span "MatMul" id ML2039 contains "[batch, 8]","[batch, 8, 5]","[batch, batch, 5]" fix "Unsqueeze(x, 1)"

[Model]
public partial class Hyper
{
    [Dense(40)] private partial Tensor Make(Tensor z);
    Tensor Forward([Shape("batch", 8)] Tensor x, [Shape("batch", 3)] Tensor z) =>
        MatMul(x, Reshape(Make(z), -1, 8, 5));
    Tensor Loss(Tensor y, [Shape("batch", 5)] Tensor t) => Mean(Square(y - t));
}
