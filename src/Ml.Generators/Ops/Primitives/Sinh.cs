namespace Ml.Generators.Ops.Primitives;

/// <summary>hyperbolic sine</summary>
public sealed record Sinh : UnaryMap
{
    public override string Summary => "hyperbolic sine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Times(g.Upstream(), g.Operand(0).Map(new Cosh())));

    protected override double Evaluate(double x) => Math.Sinh(x);

    protected override Bounds Bound(Bounds x) => x.Rising(Math.Sinh);
}
