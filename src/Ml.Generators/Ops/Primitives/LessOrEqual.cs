namespace Ml.Generators.Ops.Primitives;

/// <summary>x <= y</summary>
public sealed record LessOrEqual : ComparisonMap
{
    public override string Summary => "x <= y";

    protected override bool Holds(double x, double y) => x <= y;
}
