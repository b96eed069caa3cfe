using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>|x|, slope 0 at 0</summary>
public sealed record Abs : UnaryMap
{
    public override string Summary => "|x|, slope 0 at 0";

    public override bool Takes(ElementType element) => element != ElementType.Bool;

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Times(g.Upstream(), g.Operand(0).Sign()));

    protected override double Evaluate(double x) => Math.Abs(x);

    protected override Bounds Bound(Bounds x) =>
        Bounds.Join(x, -x) with { Least = x.HoldsZero ? 0 : Math.Min(Math.Abs(x.Least), Math.Abs(x.Most)) };

    protected override int Evaluate(int x) => x < 0 ? unchecked(-x) : x;
}
