namespace Ml.Generators.Ops.Primitives;

/// <summary>sine</summary>
public sealed record Sin : UnaryMap
{
    public override string Summary => "sine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Times(g.Upstream(), g.Operand(0).Map(new Cos())));

    protected override double Evaluate(double x) => Math.Sin(x);

    protected override Bounds Bound(Bounds x) => new(-1, 1, !x.IsFinite);
}
