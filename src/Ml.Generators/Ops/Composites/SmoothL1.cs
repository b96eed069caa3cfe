namespace Ml.Generators.Ops.Composites;

/// <summary>Absolute distance, rounded at 0.</summary>
public sealed class SmoothL1 : Loss
{
    public override Signature Signature { get; } = Describe(
        "SmoothL1",
        "The absolute difference, quadratic near 0.",
        "d^2 / (2 * beta) if |d| < beta, else |d| - beta / 2, where d = prediction - target",
        Argument.Float("beta", 1, "Where it becomes linear.", min: 1e-9));

    protected override Expr Elements(LayerContext layer, Expr x, Expr target)
    {
        double beta = layer.Float("beta");
        Expr d = (x - target).Abs();
        return (d < beta).Select(d.Square() * (0.5 / beta), d - (beta / 2));
    }
}
