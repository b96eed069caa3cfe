using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Channels to pixels.</summary>
public sealed class PixelShuffle : SingleComposite
{
    public override Signature Signature { get; } = new(
        "PixelShuffle", Forms.Layer | Forms.Function,
        "Spreads groups of channels over blocks of pixels.",
        "y[b, c, h * f + i, w * f + j] = x[b, c * f * f + i * f + j, h, w]",
        "[batch, c * f * f, h, w] to [batch, c, h * f, w * f]")
    {
        Operands =
        [
            new Operand("x", "The input."),
        ],
        Arguments = [Argument.Int("factor", null, "Side of a block, f.", min: 1)],
        Source = "Shi et al. 2016",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, channels, height, width]", 4, 4);
        int f = layer.Int("factor");
        Dim channels = x.Shape[1].DivideExactly(f * f) ?? throw LayerContext.Mismatch(
            ProblemIds.Groups, $"'{layer.Name}' makes blocks of {f * f} channels, which does not divide {x.Shape[1]}",
            $"give it a multiple of {f * f} channels"
            + (x.Shape[1].IsConstant ? $", such as {(x.Shape[1].FloorDivide(f * f) + 1) * (f * f)}" : ""),
            argument: "factor");
        return x.Reshape(new Shape(x.Shape[0], channels, f, f, x.Shape[2], x.Shape[3]))
            .Transpose(0, 1, 4, 2, 5, 3)
            .Reshape(new Shape(x.Shape[0], channels, x.Shape[2] * f, x.Shape[3] * f));
    }
}
