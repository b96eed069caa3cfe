namespace Ml.Generators.Ops.Composites;

/// <summary>Squared distance, linear far out.</summary>
public sealed class Huber : Loss
{
    public override Signature Signature { get; } = Describe(
        "Huber",
        "Half the squared difference, linear far out.",
        "d^2 / 2 if |d| < delta, else delta * (|d| - delta / 2), where d = prediction - target",
        Argument.Float("delta", 1, "Where it becomes linear.", min: 1e-9));

    protected override Expr Elements(LayerContext layer, Expr x, Expr target)
    {
        double delta = layer.Float("delta");
        Expr d = (x - target).Abs();
        return (d < delta).Select(d.Square() * 0.5, (d - (delta / 2)) * delta);
    }
}
