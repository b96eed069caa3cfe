namespace Ml.Generators.Ops.Primitives;

/// <summary>inverse hyperbolic cosine, slope infinite at 1</summary>
public sealed record Acosh : UnaryMap
{
    public override string Summary => "inverse hyperbolic cosine, slope infinite at 1";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Over(g.Upstream(), (g.Operand(0) - 1).Sqrt() * (g.Operand(0) + 1).Sqrt()));

    protected override double Evaluate(double x) => SpecialFunctions.Acosh(x);

    protected override Bounds Bound(Bounds x) => new(0, Math.Max(x.Most, 0), x.MayBeNaN || x.Least < 1);
}
