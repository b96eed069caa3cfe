namespace Ml.Generators.Ops.Composites;

/// <summary>A value taken as given.</summary>
public sealed class StopGradient : SingleComposite
{
    public override Signature Signature { get; } = new(
        "StopGradient", Forms.Function, "The input, through which no gradient flows.", "x, with slope 0",
        "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().StopGradient();
}
