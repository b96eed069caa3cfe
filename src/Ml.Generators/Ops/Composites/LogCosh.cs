namespace Ml.Generators.Ops.Composites;

/// <summary>Logarithm of the hyperbolic cosine.</summary>
public sealed class LogCosh : Loss
{
    public override Signature Signature { get; } = Describe(
        "LogCosh", "Quadratic near 0 and linear far out, without a seam.", "log(cosh(prediction - target))");

    protected override Expr Elements(LayerContext layer, Expr x, Expr target)
    {
        // log cosh d = |d| + log(1 + exp(-2 |d|)) - log 2
        Expr d = (x - target).Abs();
        return d + (d * -2).Exp().Log1p() - Math.Log(2);
    }
}
