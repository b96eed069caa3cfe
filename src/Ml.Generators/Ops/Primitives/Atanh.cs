namespace Ml.Generators.Ops.Primitives;

/// <summary>inverse hyperbolic tangent</summary>
public sealed record Atanh : UnaryMap
{
    public override string Summary => "inverse hyperbolic tangent";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Over(g.Upstream(), (1 - g.Operand(0)) * (1 + g.Operand(0))));

    protected override double Evaluate(double x) => SpecialFunctions.Atanh(x);

    protected override Bounds Bound(Bounds x) => x is { Least: > -1, Most: < 1 } ? x.Unknown() : Bounds.Anything;
}
