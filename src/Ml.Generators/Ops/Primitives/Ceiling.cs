namespace Ml.Generators.Ops.Primitives;

/// <summary>smallest integer not below x</summary>
public sealed record Ceiling : UnaryMap
{
    public override string Summary => "smallest integer not below x";

    public override bool IsDifferentiable => false;

    protected override double Evaluate(double x) => Math.Ceiling(x);
}
