using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Ops.Composites;

/// <summary>Maximum over windows of any number of spatial axes.</summary>
public abstract class MaxPoolLayer(int rank, string sizes) : SingleComposite
{
    public override Signature Signature { get; } = new(
        $"MaxPool{rank}D", Forms.Layer | Forms.Function,
        "Keeps the largest element of each window, channel by channel; padding never wins.",
        "y[b, c, p] = max over k of x[b, c, p * stride + k * dilation]", Windows.PoolShapeRule(sizes))
    {
        Arguments = [.. Windows.Arguments(kernel: null, stride: ""), Windows.Ceiling],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank($"[batch, channels, {sizes}]", rank + 2, rank + 2);
        return x.With(new MaxPool(Windows.ReadPool(layer, x.Shape.Skip(2))));
    }
}
