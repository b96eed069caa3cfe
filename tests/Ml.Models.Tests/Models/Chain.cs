namespace Ml.Models.Tests.Models;

/// <summary>Equal blocks as layers of their own: one loop in the emitted code, tensors under the layers' names.</summary>
[Model]
public partial class Chain
{
    [Dense(8)]         private partial Tensor Entry(Tensor x);
    [Use<ChainBlock>]  private partial Tensor First(Tensor x);
    [Use<ChainBlock>]  private partial Tensor Second(Tensor x);
    [Use<ChainBlock>]  private partial Tensor Third(Tensor x);
    [Use<ChainBlock>]  private partial Tensor Fourth(Tensor x);
    [Dense(3)]         private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 6)] Tensor x) => Head(Fourth(Third(Second(First(Entry(x))))));

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}

/// <summary>A block with kept statistics.</summary>
[Model]
public partial class ChainBlock
{
    [BatchNorm]     private partial Tensor Norm(Tensor x);
    [Dense(8)]      private partial Tensor Mix(Tensor x);

    Tensor Forward([Shape("batch", 8)] Tensor x) => x + Tanh(Mix(Norm(x)));
}
