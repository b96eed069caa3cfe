namespace Ml.Generators.Ops.Composites;

/// <summary>Squared distance.</summary>
public sealed class MeanSquaredError : Loss
{
    public override Signature Signature { get; } = Describe(
        "MeanSquaredError", "The squared difference.", "(prediction - target)^2");

    protected override Expr Elements(LayerContext layer, Expr x, Expr target) => (x - target).Square();
}
