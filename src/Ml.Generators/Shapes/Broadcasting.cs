namespace Ml.Generators.Shapes;

/// <summary>NumPy's broadcasting: shapes are aligned at the last axis, a size of one stretches.</summary>
public static class Broadcasting
{
    /// <exception cref="ShapeMismatchException">ML2010: two sizes differ and neither is one.</exception>
    public static Shape Combine(ShapeContext context, string operation, IReadOnlyList<Shape> shapes)
    {
        Shape result = shapes[0];
        for (int i = 1; i < shapes.Count; i++)
            result = Combine(context, operation, result, shapes[i], i);
        return result;
    }

    /// <summary>The axes of <paramref name="to"/> along which <paramref name="from"/> is repeated.</summary>
    public static IReadOnlyList<int> RepeatedAxes(Shape from, Shape to)
    {
        int offset = to.Rank - from.Rank;
        return Enumerable.Range(0, to.Rank)
            .Where(axis => axis < offset || (from[axis - offset] == Dim.One && to[axis] != Dim.One))
            .ToArray();
    }

    private static Shape Combine(ShapeContext context, string operation, Shape left, Shape right, int operand)
    {
        int rank = Math.Max(left.Rank, right.Rank);
        var dims = new Dim[rank];
        for (int axis = 1; axis <= rank; axis++)
        {
            Dim a = axis <= left.Rank ? left.At(-axis) : Dim.One;
            Dim b = axis <= right.Rank ? right.At(-axis) : Dim.One;
            dims[rank - axis] = a == Dim.One ? b : b == Dim.One ? a
                : context.Unify(a, b, $"{context.Subject(operation)} combines {left} with {right}")
                ?? throw new ShapeMismatchException(
                    ProblemIds.Broadcast,
                    $"{context.Subject(operation)} cannot combine {left} with {right}: "
                    + $"axis -{axis} is {a} on the left and {b} on the right",
                    "make the sizes equal, or one of them 1", operand: operand, against: 0);
        }

        return new Shape(dims);
    }
}
