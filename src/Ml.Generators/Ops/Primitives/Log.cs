namespace Ml.Generators.Ops.Primitives;

/// <summary>natural logarithm</summary>
public sealed record Log : UnaryMap
{
    public override string Summary => "natural logarithm";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Over(g.Upstream(), g.Operand(0)));

    protected override double Evaluate(double x) => Math.Log(x);

    protected override Bounds Bound(Bounds x) =>
        new(Math.Log(Math.Max(x.Least, 0)), Math.Log(Math.Max(x.Most, 0)), x.MayBeNaN || x.Least < 0);
}
