namespace Ml.Generators.Ops.Primitives;

/// <summary>both</summary>
public sealed record And : ComparisonMap
{
    public override string Summary => "both";

    protected override bool Holds(double x, double y) => x != 0 && y != 0;
}
