using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Memory;

/// <summary>Reads existing memory as a view's result, where strides can say it.</summary>
public static class Views
{
    /// <summary>The storage of a view of <paramref name="source"/>, or null when elements must move.</summary>
    public static Storage? Resolve(Node view, Storage source)
    {
        Shape from = view.Operands[0].Shape;
        switch (view.Operation)
        {
            case Transpose transpose:
                return source with
                {
                    Strides = transpose.Order.Select(axis => source.Strides[axis]).ToEquatableArray(),
                };

            case BroadcastTo broadcast:
                int added = broadcast.Shape.Rank - from.Rank;
                return source with
                {
                    Strides = broadcast.Shape.Select((size, axis) =>
                        axis < added || (from[axis - added] == Dim.One && size != Dim.One)
                            ? Dim.Zero
                            : source.Strides[axis - added]).ToEquatableArray(),
                };

            case Slice slice:
                return source with
                {
                    Offset = source.Offset
                        + Dim.Sum(slice.Starts.Select((start, axis) => start * source.Strides[axis])),
                    Strides = slice.Steps.Select((step, axis) => source.Strides[axis] * step).ToEquatableArray(),
                };

            case Reshape reshape:
                return Reshape(source, from, reshape.Shape) is { } strides ? source with { Strides = strides }
                    // Dense memory reads as any shape, also where the sizes are not proved to match.
                    : source.IsRowMajor(from) ? source with { Strides = TensorAccess.RowMajor(reshape.Shape) }
                    : null;

            default:
                return null;
        }
    }

    /// <summary>
    /// The strides that read memory of one shape as another: axes are matched in runs of equal size; a run may be split
    /// or joined when it is dense in itself.
    /// </summary>
    private static EquatableArray<Dim>? Reshape(Storage source, Shape from, Shape to)
    {
        var strides = new Dim[to.Rank];
        int i = 0, j = 0;
        while (i < from.Rank || j < to.Rank)
        {
            int firstFrom = i, firstTo = j;
            Dim left = i < from.Rank ? from[i++] : Dim.One, right = j < to.Rank ? to[j++] : Dim.One;
            while (left != right)
            {
                // Take from the side that is provably smaller; give up where neither is.
                if (i < from.Rank && (right.IsAtLeast(left) || j >= to.Rank))
                    left *= from[i++];
                else if (j < to.Rank)
                    right *= to[j++];
                else
                    return null;
            }

            if (!Run(source, from, firstFrom, i, to, firstTo, j, strides))
                return null;
        }

        return strides.ToEquatableArray();
    }

    private static bool Run(
        Storage source, Shape from, int fromStart, int fromEnd, Shape to, int toStart, int toEnd, Dim[] strides)
    {
        int[] real = Enumerable.Range(fromStart, fromEnd - fromStart).Where(a => from[a] != Dim.One).ToArray();
        for (int k = 0; k + 1 < real.Length; k++)
        {
            if (source.Strides[real[k]] != source.Strides[real[k + 1]] * from[real[k + 1]])
                return false;
        }

        Dim stride = real.Length == 0 ? Dim.Zero : source.Strides[real[real.Length - 1]];
        for (int axis = toEnd - 1; axis >= toStart; axis--)
        {
            strides[axis] = to[axis] == Dim.One ? Dim.Zero : stride;
            if (to[axis] != Dim.One)
                stride *= to[axis];
        }

        return true;
    }
}
