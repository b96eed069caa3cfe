namespace Ml.Generators.Ops.Composites;

/// <summary>Absolute distance.</summary>
public sealed class MeanAbsoluteError : Loss
{
    public override Signature Signature { get; } = Describe(
        "MeanAbsoluteError", "The absolute difference.", "|prediction - target|");

    protected override Expr Elements(LayerContext layer, Expr x, Expr target) => (x - target).Abs();
}
