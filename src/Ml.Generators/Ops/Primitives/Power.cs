namespace Ml.Generators.Ops.Primitives;

/// <summary>x to the y; 1 where y is 0, which has slope 0 by x also at 0, and by y where x is 0</summary>
public sealed record Power : BinaryMap
{
    public override string Summary => "x to the y; 1 where y is 0, with slope 0 by x";

    public override Keeps Keeps => Keeps.Operands | Keeps.Result;

    public override void Differentiate(GradientContext g)
    {
        if (g.Needs(0))
            DifferentiateBase(g, g.Operand(0), g.Operand(1));
        if (g.Needs(1))
            DifferentiateExponent(g, g.Operand(0), g.Operand(1));
    }

    protected override double Evaluate(double x, double y) => Math.Pow(x, y);

    protected override int Evaluate(int x, int y) => WholeNumbers.Power(x, y);

    // Of a base of at least 0, a power rises or falls; others are finite if products are.
    protected override Bounds Bound(Bounds x, Bounds y)
    {
        if (x.Least < 0 || !y.IsFinite)
            return y.Least == y.Most && y.Least is 0 or 1 or 2 or 3 or 4 ? x.Unknown() : Bounds.Anything;
        Bounds low = x.Rising(v => Math.Pow(v, y.Least)), high = x.Rising(v => Math.Pow(v, y.Most));
        double[] ends = [low.Least, low.Most, high.Least, high.Most];
        return new(ends.Min(), ends.Max(), x.MayBeNaN);
    }

    // x^-1 is infinite at 0, where 0 times it is to be 0.
    private static void DifferentiateBase(GradientContext g, Expr x, Expr y)
    {
        Bounds exponent = g.BoundsOf(y);
        if (exponent == Bounds.Of(0))
            return;
        Expr power = x.Power(y - 1), gradient = g.Times(g.Times(g.Upstream(), y), power);
        g.Add(0, exponent.HoldsZero ? y.EqualTo(y.Number(0)).Select(y.Number(0), gradient) : gradient);
    }

    // log(x) is minus infinity at 0, where the power is flat in y, and infinite where x is: there a power of 0 stays 0.
    private static void DifferentiateExponent(GradientContext g, Expr x, Expr y)
    {
        Expr zero = x.Number(0), result = g.Result();
        Expr isFlat = result.EqualTo(zero).Or(x.EqualTo(zero).And(y >= 0));
        g.Add(1, isFlat.Select(zero, g.Times(g.Times(g.Upstream(), result), x.Log())));
    }
}
