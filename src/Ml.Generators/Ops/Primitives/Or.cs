using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>either</summary>
public sealed record Or : BinaryMap
{
    public override string Summary => "either";

    public override bool IsDifferentiable => false;

    public override bool Takes(ElementType element) => element == ElementType.Bool;

    protected override double Evaluate(double x, double y) => x != 0 || y != 0 ? 1 : 0;
}
