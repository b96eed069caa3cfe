namespace Ml.Generators.Ops.Composites;

/// <summary>Limits.</summary>
public sealed class Clamp : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Clamp", Forms.Layer | Forms.Function,
        "Cuts values off at two limits, which pass gradient themselves.", "min(max(x, low), high)", "any shape, kept")
    {
        Arguments =
        [
            Argument.Float("low", double.NegativeInfinity, "Lower limit; none when left out."),
            Argument.Float("high", double.PositiveInfinity, "Upper limit; none when left out."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        double low = layer.Float("low"), high = layer.Float("high");
        Expr x = layer.Operand();
        if (!double.IsPositiveInfinity(high))
            x = (x > high).Select(x.Number(high), x);
        if (!double.IsNegativeInfinity(low))
            x = (x < low).Select(x.Number(low), x);
        return x;
    }
}
