namespace Ml.Generators.Ops.Composites;

/// <summary>Limits.</summary>
public sealed class Clamp : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Clamp", Forms.Layer | Forms.Function,
        "Cuts values off at two limits, which pass gradient themselves.", "min(max(x, low), high)", "any shape, kept")
    {
        Operands = [new Operand("x", "The input.", "number")],
        ResultElement = "same",
        Arguments =
        [
            Argument.Number("low", double.NegativeInfinity, "Lower limit; none when left out."),
            Argument.Number("high", double.PositiveInfinity, "Upper limit; none when left out."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        double low = layer.Number("low", x.Element), high = layer.Number("high", x.Element);
        if (!double.IsPositiveInfinity(high))
            x = (x > high).Select(x.Number(high), x);
        if (!double.IsNegativeInfinity(low))
            x = (x < low).Select(x.Number(low), x);
        return x;
    }
}
