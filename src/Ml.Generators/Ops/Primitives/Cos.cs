namespace Ml.Generators.Ops.Primitives;

/// <summary>cosine</summary>
public sealed record Cos : UnaryMap
{
    public override string Summary => "cosine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, -g.Times(g.Upstream(), g.Operand(0).Map(new Sin())));

    protected override double Evaluate(double x) => Math.Cos(x);

    protected override Bounds Bound(Bounds x) => new(-1, 1, !x.IsFinite);
}
