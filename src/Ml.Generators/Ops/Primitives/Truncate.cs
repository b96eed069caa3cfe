namespace Ml.Generators.Ops.Primitives;

/// <summary>integer part</summary>
public sealed record Truncate : UnaryMap
{
    public override string Summary => "integer part";

    public override bool IsDifferentiable => false;

    protected override double Evaluate(double x) => Math.Truncate(x);
}
