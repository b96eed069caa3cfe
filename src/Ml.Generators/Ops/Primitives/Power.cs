namespace Ml.Generators.Ops.Primitives;

/// <summary>x to the y</summary>
public sealed record Power : BinaryMap
{
    public override string Summary => "x to the y";

    public override Keeps Keeps => Keeps.Operands | Keeps.Result;

    public override void Differentiate(GradientContext g)
    {
        Expr x = g.Operand(0), y = g.Operand(1);
        if (g.Needs(0))
            g.Add(0, g.Upstream() * y * x.Power(y - 1));
        // log(x) is minus infinity at 0, where the power is flat in y.
        if (g.Needs(1))
            g.Add(1, (x.EqualTo(x.Number(0))).Select(x.Number(0), g.Upstream() * g.Result() * x.Log()));
    }

    protected override double Evaluate(double x, double y) => Math.Pow(x, y);
}
