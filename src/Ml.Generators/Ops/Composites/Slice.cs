using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Composites;

/// <summary>Part of a tensor; what an indexer means (see <see cref="Indexing"/>).</summary>
public sealed class Slice : SingleComposite
{
    public override Signature Signature { get; } = new(
        Indexing.Operation, Forms.Function,
        "Takes a range of each of the leading axes.", "y[i, j] = x[starts[0] + i * steps[0], starts[1] + j * steps[1]]",
        "[a, b, ..] to [ceil((ends[0] - starts[0]) / steps[0]), .., ..]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
        [
            new Argument(
                Indexing.Starts, ArgumentKind.Sizes, null,
                "First index along each of the leading axes. Negative counts from the end."),
            new Argument(
                Indexing.Ends, ArgumentKind.Sizes, null,
                "Index after the last. Negative counts from the end; int.MaxValue is the end."),
            Argument.Ints("steps", "", "Distances between the elements taken; 1 when left out.", min: 1),
            Argument.Ints(Indexing.Dropped, "", "Axes of one element that leave the shape.", min: 0),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        Dim[] starts = layer.Sizes(Indexing.Starts), ends = layer.Sizes(Indexing.Ends);
        int[] steps = layer.Ints("steps"), dropped = layer.Ints(Indexing.Dropped);
        if (starts.Length > x.Rank)
        {
            throw LayerContext.Mismatch(
                ProblemIds.SliceRange,
                $"an indexer names {starts.Length} axes, but {layer.Giver()} gives {x.Shape} with {x.Rank}",
                $"name at most {x.Rank} axes");
        }

        var first = new Dim[x.Rank];
        var sizes = new Dim[x.Rank];
        var every = new int[x.Rank];
        for (int axis = 0; axis < x.Rank; axis++)
        {
            bool named = axis < starts.Length;
            every[axis] = axis < steps.Length ? steps[axis] : 1;
            first[axis] = named ? Index(starts[axis], x.Shape[axis]) : Dim.Zero;
            Dim end = named && axis < ends.Length ? Index(ends[axis], x.Shape[axis]) : x.Shape[axis];
            sizes[axis] = (end - first[axis] + every[axis] - 1).FloorDivide(every[axis]);
        }

        Expr part = x.With(new Primitives.Slice(
            first.ToEquatableArray(), sizes.ToEquatableArray(), every.ToEquatableArray()));
        return part.Reshape(new Shape(part.Shape.Where((_, axis) => !dropped.Contains(axis))));
    }

    /// <summary>An index as written, counted from the front.</summary>
    private static Dim Index(Dim index, Dim size)
    {
        if (index.IsConstant)
            return index.Value == int.MaxValue ? size : index.Value < 0 ? size + index : index;
        return index.Substitute(name => Dim.Named(name) == Indexing.AxisSize ? size : null);
    }
}
