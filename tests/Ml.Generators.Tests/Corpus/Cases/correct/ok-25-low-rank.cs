// case: ok-25-low-rank
// note: two factors in the right order
// expect: nothing

[Model]
public partial class LowRank
{
    Tensor Forward([Shape("batch", 512)] Tensor x, [Shape(512, 8)] Tensor down, [Shape(8, 512)] Tensor up) =>
        x + MatMul(MatMul(x, down), up);
}
