namespace Ml.Generators.Ops.Composites;

/// <summary>product(x) along axes.</summary>
public sealed class Prod() : Reduction("Prod", "Multiplies elements.", "product(x)", element: "any")
{
    protected override Expr Reduce(Expr x, int[] axes, bool keep) => x.Reduce(Primitives.Reduction.Product, axes, keep);
}
