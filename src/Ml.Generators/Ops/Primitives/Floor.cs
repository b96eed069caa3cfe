namespace Ml.Generators.Ops.Primitives;

/// <summary>largest integer not above x</summary>
public sealed record Floor : UnaryMap
{
    public override string Summary => "largest integer not above x";

    public override bool IsDifferentiable => false;

    protected override double Evaluate(double x) => Math.Floor(x);
}
