using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Repeats sizes of one (and missing leading axes) to a shape. Never materialised where a consumer can stride by 0.
/// </summary>
public sealed record BroadcastTo(Shape Shape) : Move
{
    public override string Attributes => Shape.ToString();

    public override string Summary => "sizes of one repeated";

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape combined = Broadcasting.Combine(context, Name, [operands[0].Shape, Shape]);
        return combined.Equals(Shape)
            ? [operands[0] with { Shape = Shape }]
            : throw new ShapeMismatchException(
                ProblemIds.Broadcast, $"{context.Subject(Name)} cannot stretch {operands[0].Shape} to {Shape}",
                "only axes of size 1 are stretched");
    }

    // The walk that receives this sums it back to the operand's shape.
    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream());
}
