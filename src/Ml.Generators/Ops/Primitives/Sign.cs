using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>-1, 0 or 1</summary>
public sealed record Sign : UnaryMap
{
    public override string Summary => "-1, 0 or 1";

    public override bool Takes(ElementType element) => element != ElementType.Bool;

    public override bool IsDifferentiable => false;

    protected override double Evaluate(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    protected override Bounds Bound(Bounds x) => x.Within(-1, 1);

    protected override int Evaluate(int x) => Math.Sign(x);
}
