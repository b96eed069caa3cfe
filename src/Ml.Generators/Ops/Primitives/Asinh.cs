namespace Ml.Generators.Ops.Primitives;

/// <summary>inverse hyperbolic sine</summary>
public sealed record Asinh : UnaryMap
{
    public override string Summary => "inverse hyperbolic sine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Upstream() / (g.Operand(0).Square() + 1).Sqrt());

    protected override double Evaluate(double x) => Math.Sign(x) * Math.Log(Math.Abs(x) + Math.Sqrt((x * x) + 1));
}
