namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// 1 - erf(x), exact where that is almost 0. A primitive because the subtraction loses all digits from 4 on.
/// </summary>
public sealed record Erfc : UnaryMap
{
    public override string Summary => "1 - erf(x), exact where that is almost 0";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Times(g.Upstream(), (-g.Operand(0).Square()).Exp()) * (-2 / Math.Sqrt(Math.PI)));

    protected override double Evaluate(double x) => SpecialFunctions.Erfc(x);

    protected override Bounds Bound(Bounds x) => x.Within(0, 2);
}
