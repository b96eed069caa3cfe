namespace Ml.Generators.Ops.Primitives;

/// <summary>nearest integer, ties to even</summary>
public sealed record Round : UnaryMap
{
    public override string Summary => "nearest integer, ties to even";

    public override bool IsDifferentiable => false;

    protected override double Evaluate(double x) => Math.Round(x, MidpointRounding.ToEven);
}
