using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Removal of an axis of size one.</summary>
public sealed class Squeeze : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Squeeze", Forms.Layer | Forms.Function, "Removes an axis of size 1.", "the same elements",
        "[a, 1, b] with axis 1 to [a, b]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments = [new Argument("axis", ArgumentKind.Int, null, "The axis. Negative counts from the end.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        int axis = Axes.Normalize(layer.Int("axis"), x.Shape, layer.Subject);
        return x.Shape[axis] == Dim.One ? x.Reshape(x.Shape.Without(axis)) : throw LayerContext.Mismatch(
            ProblemIds.ElementCount,
            $"'{layer.Name}' removes axis {axis} of {x.Shape}, whose size is {x.Shape[axis]} and not 1",
            Ones(x.Shape) is { Length: > 0 } ones ? $"write {ones}, which is of size 1" : "name an axis of size 1",
            argument: "axis");
    }

    private static string Ones(Shape shape) => string.Join(
        " or ", Enumerable.Range(0, shape.Rank).Where(axis => shape[axis] == Dim.One));
}
