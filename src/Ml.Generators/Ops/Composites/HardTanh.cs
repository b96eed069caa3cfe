namespace Ml.Generators.Ops.Composites;

/// <summary>Clipped identity.</summary>
public sealed class HardTanh : SingleComposite
{
    public override Signature Signature { get; } = new(
        "HardTanh", Forms.Layer | Forms.Function,
        "Cuts values off at two limits, where the slope is 0.", "min(max(x, low), high)", "any shape, kept")
    {
        Arguments =
        [
            Argument.Float("low", -1, "Lower limit."),
            Argument.Float("high", 1, "Upper limit."),
        ],
    };

    protected override Expr Apply(LayerContext layer) => Clip(layer.Operand(), layer.Float("low"), layer.Float("high"));

    /// <summary>The slope is 0 at the limits themselves, unlike <see cref="Clamp"/>'s.</summary>
    internal static Expr Clip(Expr x, double low, double high) =>
        (x <= low).Select(x.Number(low), (x >= high).Select(x.Number(high), x));
}
