namespace Ml.Generators.Ops.Composites;

/// <summary>sum(x) / count along axes.</summary>
public sealed class Mean() : Reduction("Mean", "Averages elements.", "sum(x) / count")
{
    protected override Expr Reduce(Expr x, int[] axes, bool keep) => x.Mean(axes, keep);
}
