namespace Ml.Generators.Ops.Composites;

/// <summary>Another order of axes.</summary>
public sealed class Transpose : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Transpose", Forms.Layer | Forms.Function,
        "Puts the axes in another order.", "axis i of the result is axis order[i] of the input",
        "[a, b, c] with order 2, 0, 1 to [c, a, b]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
        [
            new Argument(
                "order", ArgumentKind.Ints, "", "Every axis once; when left out, the last two axes change places.",
                IsParams: true),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        int[] order = layer.Ints("order");
        Expr x = order.Length > 0 ? layer.Operand() : layer.OperandOfRank("[.., rows, columns]", 2, int.MaxValue);
        return order.Length == 0 ? x.SwapAxes(-2, -1)
            : x.With(new Primitives.Transpose(Specs.EquatableArray.ToEquatableArray(
                order.Select(a => Axes.Normalize(a, x.Shape, layer.Subject)))));
    }
}
