using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

/// <summary>Tensors one after another along an axis; the other sizes agree.</summary>
public sealed record Concatenate(int Axis) : Primitive
{
    public override string Attributes => $"axis {Axis}";

    public override string Family => "move";

    public override string Summary => "tensors one after another along an axis";

    public override IReadOnlyList<TensorType> Infer(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape first = operands[0].Shape;
        for (int i = 1; i < operands.Count; i++)
        {
            Shape other = operands[i].Shape;
            bool fits = other.Rank == first.Rank && operands[i].Element == operands[0].Element;
            for (int axis = 0; fits && axis < first.Rank; axis++)
            {
                fits = axis == Axis
                    || context.Unify(first[axis], other[axis], $"'Concat' joins {first} and {other}") is not null;
            }

            if (!fits)
            {
                throw new ShapeMismatchException(
                    "ML2009", $"'Concat' along axis {Axis} joins {operands[0]} and {operands[i]}, which differ in another axis",
                    "make every size but the joined one equal", operand: i);
            }
        }

        return [operands[0] with { Shape = first.With(Axis, Dim.Sum(operands.Select(o => o.Shape[Axis]))) }];
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
