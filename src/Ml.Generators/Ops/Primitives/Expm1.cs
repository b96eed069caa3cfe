namespace Ml.Generators.Ops.Primitives;

/// <summary>exp(x) - 1, exact near 0</summary>
public sealed record Expm1 : UnaryMap
{
    public override string Summary => "exp(x) - 1, exact near 0";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream() * (g.Result() + 1));

    protected override double Evaluate(double x) =>
        Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;
}
