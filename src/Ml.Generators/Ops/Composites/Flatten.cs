using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Joins axes.</summary>
public sealed class Flatten : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Flatten", Forms.Layer | Forms.Function,
        "Joins all axes from one on into a single axis.", "the same elements in row-major order",
        "[batch, a, b, ..] to [batch, a * b * ..]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments = [Argument.Int("from", 1, "The first axis that is joined with those after it.", min: 0)],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        int from = layer.Int("from");
        return x.Rank <= from ? x : x.Reshape(x.Shape.Take(from).Append(x.Shape.Skip(from).Size));
    }
}
