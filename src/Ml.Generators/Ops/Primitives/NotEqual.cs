namespace Ml.Generators.Ops.Primitives;

/// <summary>x is not y</summary>
public sealed record NotEqual : ComparisonMap
{
    public override string Summary => "x is not y";

    protected override bool Holds(double x, double y) => x != y;
}
