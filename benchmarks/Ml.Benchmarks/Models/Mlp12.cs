namespace Ml.Benchmarks.Models;

/// <summary>The half of a transformer block that needs no attention: norm, widen four times, GELU, narrow, residual.</summary>
[Model]
public partial class MlpBlock
{
    const int Width = 384;

    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Dense(4 * Width)] private partial Tensor Expand(Tensor x);
    [Dense(Width)] private partial Tensor Contract(Tensor x);

    Tensor Forward([Shape("batch", Width)] Tensor x) => x + Contract(Gelu(Expand(Norm(x))));
}

/// <summary>Twelve such blocks between an entry and a classifier: what the compiler is timed on.</summary>
[Model]
public partial class Mlp12
{
    [Dense(384)] private partial Tensor Embed(Tensor x);
    [Use<MlpBlock>(repeat: 12)] private partial Tensor Blocks(Tensor x);
    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 784)] Tensor x) => Head(Norm(Blocks(Embed(x))));

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}
