using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

/// <summary>Every Steps[i]-th element from Starts[i] along each axis, Sizes[i] of them.</summary>
public sealed record Slice(EquatableArray<Dim> Starts, EquatableArray<Dim> Sizes, EquatableArray<int> Steps) : Move
{
    public override string Attributes => string.Join(", ", Starts.Select((s, i) =>
        $"{s} +{Sizes[i]}{(Steps[i] == 1 ? "" : $" step {Steps[i]}")}"));

    public override string Summary => "a range of each axis, with a step";

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape shape = operands[0].Shape;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            Dim end = Starts[axis] + ((Sizes[axis] - 1) * Steps[axis]) + 1;
            Dim room = shape[axis] - end;
            if ((room.IsConstant && room.Value < 0) || (Starts[axis].IsConstant && Starts[axis].Value < 0)
                || (Sizes[axis].IsConstant && Sizes[axis].Value <= 0))
            {
                string taken = Sizes[axis] == Dim.One ? $"index {Starts[axis]}" : $"{Starts[axis]}..{end}";
                throw new ShapeMismatchException(
                    ProblemIds.SliceRange,
                    $"{context.Subject(Name)} takes {taken} of axis {axis}, which has {shape[axis]} elements in "
                    + $"{shape}",
                    Sizes[axis] == Dim.One
                        ? $"take an index from 0 to {shape[axis] - 1}"
                        : $"take a range of one or more elements inside 0..{shape[axis]}");
            }

            string reason = $"{context.Subject(Name)} takes a part of axis {axis} of {shape}";
            context.RequireAtLeast(Starts[axis], Dim.Zero, reason);
            context.RequireAtLeast(Sizes[axis], Dim.One, reason);
            context.RequireAtLeast(shape[axis], end, reason);
        }

        return [operands[0] with { Shape = new Shape(Sizes) }];
    }

    public override void Differentiate(GradientContext g)
    {
        Shape shape = g.OperandType(0).Shape;
        Slice self = this;
        Dim[] after = shape.Select((d, i) => d - self.Starts[i] - ((self.Sizes[i] - 1) * self.Steps[i]) - 1).ToArray();
        g.Add(0, g.Upstream().With(new Pad(Starts, after.ToEquatableArray(), Steps, 0)));
    }
}
