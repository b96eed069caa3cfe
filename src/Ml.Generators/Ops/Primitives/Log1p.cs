namespace Ml.Generators.Ops.Primitives;

/// <summary>log(1 + x), exact near 0</summary>
public sealed record Log1p : UnaryMap
{
    public override string Summary => "log(1 + x), exact near 0";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Over(g.Upstream(), g.Operand(0) + 1));

    protected override double Evaluate(double x) => SpecialFunctions.Log1p(x);

    protected override Bounds Bound(Bounds x) => new(
        SpecialFunctions.Log1p(Math.Max(x.Least, -1)), SpecialFunctions.Log1p(Math.Max(x.Most, -1)),
        x.MayBeNaN || x.Least < -1);
}
