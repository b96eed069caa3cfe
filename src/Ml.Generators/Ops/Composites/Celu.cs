namespace Ml.Generators.Ops.Composites;

/// <summary>Continuously differentiable exponential linear unit.</summary>
public sealed class Celu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Celu", Forms.Layer | Forms.Function,
        "Negative values saturate at -alpha with slope 1 at 0.",
        "x if x > 0, else alpha * (exp(x / alpha) - 1)",
        "any shape, kept")
    {
        Arguments = [Argument.Float("alpha", 1, "What large negative values approach, negated.", min: 1e-6)],
        Source = "Barron 2017",
    };

    protected override Expr Apply(LayerContext layer)
    {
        double alpha = layer.Float("alpha");
        return Elu.Saturating(layer.Operand(), alpha, alpha);
    }
}
