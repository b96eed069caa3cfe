namespace Ml.Generators.Ops.Primitives;

/// <summary>exp(x) - 1, exact near 0</summary>
public sealed record Expm1 : UnaryMap
{
    public override string Summary => "exp(x) - 1, exact near 0";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Times(g.Upstream(), g.Operand(0).Exp()));

    protected override double Evaluate(double x) => SpecialFunctions.Expm1(x);

    protected override Bounds Bound(Bounds x) => x.Rising(SpecialFunctions.Expm1);
}
