using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>The position of the largest (or smallest) element along an axis; the first of a tie.</summary>
public sealed record ArgReduce(bool Largest, int Axis) : Primitive
{
    public override string Name => Largest ? "ArgMax" : "ArgMin";

    public override string Attributes => $"axis {Axis}";

    public override string Family => "reduce";

    public override string Summary => "position of the largest or smallest element along an axis, the first of a tie";

    public override bool IsDifferentiable => false;

    public override bool Takes(ElementType element) => element != ElementType.Bool;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [new TensorType(ElementType.Int32, operands[0].Shape.Without(Axis))];

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        operands[0].Shape.Size;
}
