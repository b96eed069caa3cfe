// case: ok-37-correlation
// category: correct
// expect: nothing

[Model]
public partial class Correlated
{
    [Dense(3)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 8)] Tensor x) => Relu(Head(x));

    /// <summary>A correlation of each value over the batch.</summary>
    Tensor Loss(Tensor y, [Shape("batch", 3)] Tensor t) =>
        1 - Mean(CosineSimilarity(y - Mean(y, 0), t - Mean(t, 0), axis: 0)) + MeanSquaredError(y, t);
}
