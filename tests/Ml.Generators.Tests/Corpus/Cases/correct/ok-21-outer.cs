// case: ok-21-outer
// note: an outer product, written as one
// expect: nothing

[Model]
public partial class Outer
{
    [Dense(8)] private partial Tensor Left(Tensor x);
    [Dense(8)] private partial Tensor Right(Tensor x);

    Tensor Forward([Shape("batch", 5)] Tensor x) =>
        Flatten(Unsqueeze(Left(x), 2) * Unsqueeze(Right(x), 1));
}
