// case: ok-16-siamese
// note: one encoder called twice
// expect: nothing

[Model]
public partial class Siamese
{
    [Dense(32)] private partial Tensor Embed(Tensor x);

    Tensor Forward([Shape("batch", 16)] Tensor left, [Shape("batch", 16)] Tensor right) =>
        CosineSimilarity(Embed(left), Embed(right));

    Tensor Loss(Tensor similarity, [Shape("batch")] Tensor same) => MeanSquaredError(similarity, same);
}
