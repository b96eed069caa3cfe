using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Ops.Composites;

/// <summary>Mean over windows of any number of spatial axes.</summary>
public abstract class AveragePoolLayer(int rank, string sizes) : SingleComposite
{
    public override Signature Signature { get; } = new(
        $"AveragePool{rank}D", Forms.Layer | Forms.Function,
        "Averages each window, channel by channel.",
        "y[b, c, p] = mean over k of x[b, c, p * stride + k]", Windows.PoolShapeRule(sizes))
    {
        Arguments =
        [
            .. Windows.Arguments(kernel: null, stride: "", dilation: false),
            Windows.Ceiling,
            Argument.Flag("countPadding", true, "Whether zeros of the padding count in the divisor."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank($"[batch, channels, {sizes}]", rank + 2, rank + 2);
        Window window = Windows.ReadPool(layer, x.Shape.Skip(2), dilation: false);
        return x.With(new AveragePool(window, layer.Flag("countPadding")));
    }
}
