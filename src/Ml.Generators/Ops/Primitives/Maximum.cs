namespace Ml.Generators.Ops.Primitives;

/// <summary>the larger; a tie passes half the gradient to each</summary>
public sealed record Maximum : BinaryMap
{
    public override string Summary => "the larger; a tie passes half the gradient to each";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g)
    {
        Expr x = g.Operand(0), y = g.Operand(1), tie = x.EqualTo(y).Select(0.5, 0);
        if (g.Needs(0))
            g.Add(0, g.Upstream() * (x > y).Select(x.Number(1), tie));
        if (g.Needs(1))
            g.Add(1, g.Upstream() * (x < y).Select(x.Number(1), tie));
    }

    protected override double Evaluate(double x, double y) => x > y || double.IsNaN(x) ? x : y;
}
