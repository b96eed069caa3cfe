namespace Ml.Generators.Ops.Primitives;

/// <summary>x / y; of whole numbers, the fraction dropped, 0 where y is 0</summary>
public sealed record Divide : BinaryMap
{
    public override string Summary => "x / y; of whole numbers, the fraction dropped, 0 where y is 0";

    public override Keeps Keeps => Keeps.Operands | Keeps.Result;

    public override void Differentiate(GradientContext g)
    {
        Expr share = g.Over(g.Upstream(), g.Operand(1));
        g.Add(0, share);
        if (g.Needs(1))
            g.Add(1, -g.Times(share, g.Result()));
    }

    protected override double Evaluate(double x, double y) => x / y;

    protected override Bounds Bound(Bounds x, Bounds y) => x / y;

    protected override int Evaluate(int x, int y) => WholeNumbers.Divide(x, y);
}
