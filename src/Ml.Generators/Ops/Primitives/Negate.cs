using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>-x</summary>
public sealed record Negate : UnaryMap
{
    public override string Summary => "-x";

    public override bool Takes(ElementType element) => element != ElementType.Bool;

    public override void Differentiate(GradientContext g) => g.Add(0, -g.Upstream());

    protected override double Evaluate(double x) => -x;

    protected override Bounds Bound(Bounds x) => -x;

    protected override int Evaluate(int x) => unchecked(-x);
}
