namespace Ml.Generators.Ops.Composites;

/// <summary>sum(x) along axes.</summary>
public sealed class Sum() : Reduction("Sum", "Adds elements up.", "sum(x)", element: "any")
{
    protected override Expr Reduce(Expr x, int[] axes, bool keep) => x.Sum(axes, keep);
}
