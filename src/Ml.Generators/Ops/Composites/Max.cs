namespace Ml.Generators.Ops.Composites;

/// <summary>max(x) along axes.</summary>
public sealed class Max() : Reduction(
    "Max", "The largest element; equal ones share the gradient.", "max(x)", element: "any")
{
    protected override Expr Reduce(Expr x, int[] axes, bool keep) => x.Max(axes, keep);
}
