namespace Ml.Generators.Ops.Primitives;

/// <summary>x + y</summary>
public sealed record Add : BinaryMap
{
    public override string Summary => "x + y";

    public override void Differentiate(GradientContext g)
    {
        g.Add(0, g.Upstream());
        g.Add(1, g.Upstream());
    }

    protected override double Evaluate(double x, double y) => x + y;

    protected override Bounds Bound(Bounds x, Bounds y) => x + y;

    protected override int Evaluate(int x, int y) => unchecked(x + y);
}
