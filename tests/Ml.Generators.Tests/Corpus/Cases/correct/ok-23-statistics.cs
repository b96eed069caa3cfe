// case: ok-23-statistics
// note: a mean with its axis kept
// expect: nothing

[Model]
public partial class Standardized
{
    [Dense(3)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 24)] Tensor x) =>
        Head((x - Mean(x, 1, keep: true)) / (Std(x, 1, keep: true) + 1e-5f));
}
