using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Pixels to channels.</summary>
public sealed class PixelUnshuffle : SingleComposite
{
    public override Signature Signature { get; } = new(
        "PixelUnshuffle", Forms.Layer | Forms.Function,
        "Gathers blocks of pixels into channels, the inverse of PixelShuffle.",
        "y[b, c * f * f + i * f + j, h, w] = x[b, c, h * f + i, w * f + j]",
        "[batch, c, h * f, w * f] to [batch, c * f * f, h, w]")
    {
        Operands =
        [
            new Operand("x", "The input."),
        ],
        Arguments = [Argument.Int("factor", null, "Side of a block, f.", min: 1)],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, channels, height, width]", 4, 4);
        int f = layer.Int("factor");
        Dim Cells(int axis) => x.Shape[axis].DivideExactly(f) ?? throw LayerContext.Mismatch(
            ProblemIds.Groups,
            $"'{layer.Name}' cuts {x.Shape} into blocks of {f} x {f}, which does not divide {x.Shape[axis]}",
            $"give it sizes that {f} divides", argument: "factor");
        Dim height = Cells(2), width = Cells(3);
        return x.Reshape(new Shape(x.Shape[0], x.Shape[1], height, f, width, f))
            .Transpose(0, 1, 3, 5, 2, 4)
            .Reshape(new Shape(x.Shape[0], x.Shape[1] * (f * f), height, width));
    }
}
