namespace Ml.Generators.Ops.Primitives;

/// <summary>either</summary>
public sealed record Or : ComparisonMap
{
    public override string Summary => "either";

    protected override bool Holds(double x, double y) => x != 0 || y != 0;
}
