// case: ok-06-all-pairs
// note: distances of all pairs, on purpose
// expect: nothing

[Model]
public partial class Contrast
{
    [Dense(16)] private partial Tensor Embed(Tensor x);

    Tensor Forward([Shape("batch", 10)] Tensor x) => Embed(x);

    Tensor Loss(Tensor z, [Shape("batch", 16)] Tensor other)
    {
        Tensor squares = Sum(Square(z), 1, keep: true) + Sum(Square(other), 1);
        return Mean(squares - 2 * MatMul(z, Transpose(other)));
    }
}
