using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>true becomes false.</summary>
public sealed record Not : UnaryMap
{
    public override string Summary => "true becomes false";

    public override bool IsDifferentiable => false;

    public override bool Takes(ElementType element) => element == ElementType.Bool;

    protected override double Evaluate(double x) => x == 0 ? 1 : 0;
}
