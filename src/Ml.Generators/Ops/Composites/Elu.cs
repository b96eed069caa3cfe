namespace Ml.Generators.Ops.Composites;

/// <summary>Exponential linear unit.</summary>
public sealed class Elu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Elu", Forms.Layer | Forms.Function,
        "Negative values saturate at -alpha.", "x if x > 0, else alpha * (exp(x) - 1)", "any shape, kept")
    {
        Arguments = [Argument.Float("alpha", 1, "What large negative values approach, negated.")],
        Source = "Clevert et al. 2016",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return Saturating(x, layer.Float("alpha"), 1);
    }

    /// <summary>
    /// x if x > 0, else alpha * (exp(x / scale) - 1). The branch not taken sees 0, so nothing overflows.
    /// </summary>
    internal static Expr Saturating(Expr x, double alpha, double scale)
    {
        Expr negative = x.StopGradient().Minimum(0).WithSlope(x);
        return (x > 0).Select(x, (negative * (1 / scale)).Expm1() * alpha);
    }
}
