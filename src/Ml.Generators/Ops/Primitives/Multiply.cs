namespace Ml.Generators.Ops.Primitives;

/// <summary>x * y</summary>
public sealed record Multiply : BinaryMap
{
    public override string Summary => "x * y";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g)
    {
        if (g.Needs(0))
            g.Add(0, g.Times(g.Upstream(), g.Operand(1)));
        if (g.Needs(1))
            g.Add(1, g.Times(g.Upstream(), g.Operand(0)));
    }

    protected override double Evaluate(double x, double y) => x * y;

    protected override Bounds Bound(Bounds x, Bounds y) => x * y;

    protected override int Evaluate(int x, int y) => unchecked(x * y);
}
