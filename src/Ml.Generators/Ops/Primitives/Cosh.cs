namespace Ml.Generators.Ops.Primitives;

/// <summary>hyperbolic cosine</summary>
public sealed record Cosh : UnaryMap
{
    public override string Summary => "hyperbolic cosine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Times(g.Upstream(), g.Operand(0).Map(new Sinh())));

    protected override double Evaluate(double x) => Math.Cosh(x);

    protected override Bounds Bound(Bounds x) => x.Within(1, double.PositiveInfinity);
}
