namespace Ml.Generators.Ops.Composites;

/// <summary>Standard deviation.</summary>
public sealed class Std : SingleComposite
{
    public override Signature Signature { get; } = Var.Moment(
        "Std",
        "The root of the mean squared distance from the mean.",
        "sqrt(sum((x - mean)^2) / (count - correction)), slope 0 where all are equal");

    protected override Expr Apply(LayerContext layer) => Norm.Root(Var.Of(layer));
}
