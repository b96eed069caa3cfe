// case: ok-38-one-curve
// category: correct
// expect: nothing

[Model]
public partial class Curve
{
    [Embedding(64, 16)] private partial Tensor Place(Tensor<int> ids);
    [Dense(1)] private partial Tensor Head(Tensor x);

    /// <summary>A table of constant size beside the batch, and as many rows as are counted.</summary>
    Tensor Forward([Shape("batch", 64)] Tensor x, [Shape(16)] Tensor scale) =>
        x * Squeeze(Head(Place(Range(64)) * scale), 1);

    Tensor Loss(Tensor y, [Shape("batch", 64)] Tensor t) => MeanSquaredError(y, t);
}
