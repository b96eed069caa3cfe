// case: ok-36-late-interaction
// category: correct
// expect: nothing

[Model]
public partial class Retriever
{
    [Dense(64)] private partial Tensor Project(Tensor x);

    /// <summary>Every question with every passage of the batch: its own one is the class.</summary>
    Tensor Forward([Shape("batch", 128)] Tensor question, [Shape("batch", "words", 128)] Tensor passage) =>
        Max(MatMul(Normalize(Project(question)), SwapAxes(Normalize(Project(passage)), 1, 2)), -1);

    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> own) => CrossEntropy(SwapAxes(scores, 0, 1), own);
}
