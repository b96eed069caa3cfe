namespace Ml.Generators.Ops.Primitives;

/// <summary>square root</summary>
public sealed record Sqrt : UnaryMap
{
    public override string Summary => "square root";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream() * 0.5 / g.Result());

    protected override double Evaluate(double x) => Math.Sqrt(x);
}
