using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

/// <summary>Tensors one after another along an axis; the other sizes agree.</summary>
public sealed record Concatenate(int Axis) : Move
{
    public override string Attributes => $"axis {Axis}";

    public override string Summary => "tensors one after another along an axis";

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => operands.Aggregate(Bounds.Join);

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape first = operands[0].Shape;
        for (int i = 1; i < operands.Count; i++)
        {
            if (Difference(context, operands[0], operands[i]) is not { } difference)
                continue;
            throw new ShapeMismatchException(
                ProblemIds.ConcatSizes,
                $"{context.Subject("Concat")} joins {operands[0]} and {operands[i]} along axis {Axis}, but "
                + $"{difference}",
                "make every size but the joined one equal", operand: i, against: 0);
        }

        return [operands[0] with { Shape = first.With(Axis, Dim.Sum(operands.Select(o => o.Shape[Axis]))) }];
    }

    private string? Difference(ShapeContext context, TensorType first, TensorType other)
    {
        if (first.Element != other.Element)
            return "they hold different element types";
        if (first.Shape.Rank != other.Shape.Rank)
            return $"one has {first.Shape.Rank} axes and the other {other.Shape.Rank}";
        string reason = $"{context.Subject("Concat")} joins {first.Shape} and {other.Shape}";
        for (int axis = 0; axis < first.Shape.Rank; axis++)
        {
            Dim a = first.Shape[axis], b = other.Shape[axis];
            if (axis != Axis && context.Unify(a, b, reason) is null)
                return $"axis {axis} is {a} in one and {b} in the other";
        }

        return null;
    }

    public override void Differentiate(GradientContext g)
    {
        Dim start = Dim.Zero;
        for (int i = 0; i < g.OperandCount; i++)
        {
            Shape shape = g.OperandType(i).Shape;
            if (g.Needs(i))
            {
                Dim[] starts = shape.Select((_, axis) => axis == Axis ? start : Dim.Zero).ToArray();
                g.Add(i, g.Upstream().With(new Slice(
                    starts.ToEquatableArray(), shape.ToEquatableArray(), shape.Select(_ => 1).ToEquatableArray())));
            }

            start += shape[Axis];
        }
    }
}
