using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>either; of whole numbers, of each bit</summary>
public sealed record Or : BinaryMap
{
    public override string Summary => "either; of whole numbers, of each bit";

    public override bool IsDifferentiable => false;

    public override bool Takes(ElementType element) => element != ElementType.Float32;

    protected override double Evaluate(double x, double y) => x != 0 || y != 0 ? 1 : 0;

    protected override int Evaluate(int x, int y) => x | y;
}
