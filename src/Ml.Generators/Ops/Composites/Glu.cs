using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Gated linear unit.</summary>
public sealed class Glu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Glu", Forms.Layer | Forms.Function,
        "The first half of an axis, gated by the sigmoid of the second.",
        "a * sigmoid(b), where x is a followed by b",
        "[.., 2 * n, ..] to [.., n, ..]")
    {
        Arguments = [Argument.Axis(-1, "The axis that is halved.")],
        Source = "Dauphin et al. 2017",
    };

    protected override Expr Apply(LayerContext layer)
    {
        (Expr first, Expr second) = Halve(layer);
        return first * second.Sigmoid();
    }

    private static (Expr First, Expr Second) Halve(LayerContext layer)
    {
        Expr x = layer.Operand();
        int axis = x.Axis(layer.Int("axis"));
        Dim half = x.Shape[axis].DivideExactly(2) ?? throw LayerContext.Mismatch(
            ProblemIds.SliceRange, $"'{layer.Name}' halves axis {axis} of {x.Shape}, whose size {x.Shape[axis]} is odd",
            "give it an even number of channels");
        return (x.Slice(axis, Dim.Zero, half), x.Slice(axis, half, half));
    }
}
