using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Repetition of sizes of one.</summary>
public sealed class BroadcastTo : SingleComposite
{
    public override Signature Signature { get; } = new(
        "BroadcastTo", Forms.Function,
        "Repeats axes of size 1, and adds leading axes, to reach a shape.", "the element at index 0 of a repeated axis",
        "[1, b] to [a, b]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
        [
            new Argument(
                "shape", ArgumentKind.Sizes, null, "All sizes of the result; -1 keeps the size of an axis.",
                IsParams: true),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        Dim[] sizes = layer.Sizes("shape");
        int added = sizes.Length - x.Rank;
        return x.BroadcastTo(
            layer.Sized(sizes.Select((s, axis) => s == -1 && axis >= added ? x.Shape[axis - added] : s)));
    }
}
