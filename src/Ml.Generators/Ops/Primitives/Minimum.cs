namespace Ml.Generators.Ops.Primitives;

/// <summary>the smaller; a tie passes half the gradient to each</summary>
public sealed record Minimum : BinaryMap
{
    public override string Summary => "the smaller; a tie passes half the gradient to each";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g)
    {
        // NaN is neither larger nor smaller, and passes the whole gradient to both.
        Expr x = g.Operand(0), y = g.Operand(1);
        Expr share = x.EqualTo(y).Select(g.Upstream() * 0.5, g.Upstream());
        if (g.Needs(0))
            g.Add(0, (x > y).Select(share.Number(0), share));
        if (g.Needs(1))
            g.Add(1, (x < y).Select(share.Number(0), share));
    }

    protected override double Evaluate(double x, double y) => x < y || double.IsNaN(x) ? x : y;

    protected override Bounds Bound(Bounds x, Bounds y) =>
        new(Math.Min(x.Least, y.Least), Math.Min(x.Most, y.Most), x.MayBeNaN || y.MayBeNaN);

    protected override int Evaluate(int x, int y) => Math.Min(x, y);
}
