namespace Ml.Generators.Ops.Composites;

/// <summary>Logarithm of the hyperbolic cosine.</summary>
public sealed class LogCosh : Loss
{
    public override Signature Signature { get; } = Describe(
        "LogCosh", "Quadratic near 0 and linear far out, without a seam.", "log(cosh(prediction - target))");

    protected override Expr Elements(LayerContext layer, Expr x, Expr target)
    {
        // cosh d - 1 = u^2 / (2 (1 + u)) with u = exp(-d) - 1, which loses nothing near 0; far out only |d| - log 2 is
        // left.
        Expr d = (x - target).Abs(), u = (-d).Expm1();
        return (d > 9).Select(d - Math.Log(2), (u.Square() / ((u + 1) * 2)).Log1p());
    }
}
