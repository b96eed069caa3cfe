namespace Ml.Generators.Ops.Primitives;

/// <summary>inverse hyperbolic sine</summary>
public sealed record Asinh : UnaryMap
{
    public override string Summary => "inverse hyperbolic sine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Over(g.Upstream(), (g.Operand(0).Square() + 1).Sqrt()));

    protected override double Evaluate(double x) => SpecialFunctions.Asinh(x);
}
