namespace Ml.Generators.Ops.Composites;

/// <summary>Two axes exchanged.</summary>
public sealed class SwapAxes : SingleComposite
{
    public override Signature Signature { get; } = new(
        "SwapAxes", Forms.Layer | Forms.Function,
        "Lets two axes change places.",
        "the elements with two indices exchanged",
        "[.., a, .., b, ..] to [.., b, .., a, ..]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
        [
            Argument.Int("first", null, "One axis. Negative counts from the end."),
            Argument.Int("second", null, "The other. Negative counts from the end."),
        ],
    };

    protected override Expr Apply(LayerContext layer) =>
        layer.Operand().SwapAxes(layer.Int("first"), layer.Int("second"));
}
