using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Insertion of an axis of size one.</summary>
public sealed class Unsqueeze : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Unsqueeze", Forms.Layer | Forms.Function, "Puts in an axis of size 1.", "the same elements",
        "[a, b] with axis 1 to [a, 1, b]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
            [new Argument(
                "axis", ArgumentKind.Int, null, "Where it stands in the result. Negative counts from the end.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        int axis = layer.Int("axis"), rank = x.Rank + 1;
        return axis >= -rank && axis < rank ? x.Unsqueeze(axis) : throw LayerContext.Mismatch(
            ProblemIds.Axis, $"'{layer.Name}' puts in axis {axis}, but the result has {rank} axes",
            $"use an axis from {-rank} to {rank - 1}", argument: "axis");
    }
}
