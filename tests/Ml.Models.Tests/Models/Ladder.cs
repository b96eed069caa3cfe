namespace Ml.Models.Tests.Models;

/// <summary>Equal blocks as layers of their own: one loop in the emitted code, tensors under the layers' names.</summary>
[Model]
public partial class Ladder
{
    [Dense(8)] private partial Tensor Entry(Tensor x);
    [Use<Rung>] private partial Tensor First(Tensor x);
    [Use<Rung>] private partial Tensor Second(Tensor x);
    [Use<Rung>] private partial Tensor Third(Tensor x);
    [Use<Rung>] private partial Tensor Fourth(Tensor x);
    [Dense(3)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 6)] Tensor x) => Head(Flatten(Fourth(Third(Second(First(Reshape(Entry(x), x.Dim("batch"), 2, 4)))))));

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}

/// <summary>A block with kept statistics.</summary>
[Model]
public partial class Rung
{
    [BatchNorm] private partial Tensor Norm(Tensor x);
    [Dense(4)] private partial Tensor Mix(Tensor x);

    Tensor Forward([Shape("batch", 2, 4)] Tensor x) => x + Tanh(Mix(Norm(x)));
}
