namespace Ml.Generators.Ops.Primitives;

/// <summary>log(1 + x), exact near 0</summary>
public sealed record Log1p : UnaryMap
{
    public override string Summary => "log(1 + x), exact near 0";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream() / (g.Operand(0) + 1));

    protected override double Evaluate(double x) =>
        Math.Abs(x) < 1e-4 ? x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4) : Math.Log(1 + x);
}
