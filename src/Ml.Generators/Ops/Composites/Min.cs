namespace Ml.Generators.Ops.Composites;

/// <summary>min(x) along axes.</summary>
public sealed class Min() : Reduction(
    "Min", "The smallest element; equal ones share the gradient.", "min(x)", element: "any")
{
    protected override Expr Reduce(Expr x, int[] axes, bool keep) => x.Min(axes, keep);
}
