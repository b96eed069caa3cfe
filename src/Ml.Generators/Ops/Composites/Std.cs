namespace Ml.Generators.Ops.Composites;

/// <summary>Standard deviation.</summary>
public sealed class Std : SingleComposite
{
    public override Signature Signature { get; } = Var.Moment(
        "Std",
        "The root of the mean squared distance from the mean.",
        "sqrt(sum((x - mean)^2) / (count - correction))");

    protected override Expr Apply(LayerContext layer) => Var.Of(layer).Sqrt();
}
