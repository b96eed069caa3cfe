using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>Where the axis of the examples goes.</summary>
internal sealed partial class BatchAlgebra
{
    /// <summary>
    /// Maps line their operands up at the last axis; what is the same for all examples must not vary along theirs.
    /// </summary>
    private static BatchPart RowsOfMap(Node node, BatchPart[] parts)
    {
        int rank = node.Result.Shape.Rank, axis = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            int at = parts[i] switch
            {
                BatchPart.Rows rows => rows.Axis + rank - node.Operands[i].Shape.Rank,
                BatchPart.Same => axis,
                _ => -2,
            };
            if (at == -2 || (axis >= 0 && at != axis))
                return Mixed;
            axis = at;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            int own = axis - rank + node.Operands[i].Shape.Rank;
            if (parts[i] is BatchPart.Same && own >= 0 && node.Operands[i].Shape[own] != Dim.One)
                return Mixed;
        }

        return new BatchPart.Rows(axis);
    }

    /// <summary>The examples' axis of what is equal for all of them, where it has one.</summary>
    private BatchPart Along(Shape shape)
    {
        int[] growing = Enumerable.Range(0, shape.Rank).Where(axis => HasBatch(shape[axis])).ToArray();
        return growing.Length == 0 ? Same : growing.Length == 1 ? new BatchPart.Rows(growing[0]) : Mixed;
    }

    private BatchPart Broadcast(Node node)
    {
        Shape from = node.Operands[0].Shape, to = node.Result.Shape;
        return _parts[node.Operands[0]] switch
        {
            BatchPart.Same => Along(to),
            BatchPart.Rows rows when from[rows.Axis] == to[rows.Axis + to.Rank - from.Rank] =>
                new BatchPart.Rows(rows.Axis + to.Rank - from.Rank),
            BatchPart.Rows => Mixed,
            BatchPart.Guarded => Mixed,
            { } part => to.Any(HasBatch) ? Mixed : Scaled(part),
        };
    }

    private BatchPart Moved(Node node)
    {
        BatchPart part = _parts[node.Operands[0]];
        if (part is BatchPart.Total or BatchPart.Mean && node.Operation is Reshape or Transpose or Slice)
            return node.Operation is Reshape && part is BatchPart.Total total ? total : Scaled(part);
        bool othersAreSame = node.Operands.Skip(1).All(o => _parts[o] is BatchPart.Same);
        int axis = part is BatchPart.Rows rows ? rows.Axis : -1;
        int to = node.Operation switch
        {
            Gather when part is BatchPart.Same && _parts[node.Operands[1]] is BatchPart.Rows ids => ids.Axis,
            MatMul product => OfProduct(product, node),
            Concatenate join => OfJoin(join, node),
            _ when axis < 0 => -1,
            Reshape => OfReshape(node.Operands[0].Shape, node.Result.Shape, axis),
            Transpose transpose => Enumerable.Range(0, transpose.Order.Count).First(i => transpose.Order[i] == axis),
            Slice slice => slice.Sizes[axis] == node.Operands[0].Shape[axis] && slice.Steps[axis] == 1 ? axis : -1,
            Pad => node.Result.Shape[axis] == node.Operands[0].Shape[axis] ? axis : -1,
            Convolution or MaxPool or AveragePool => axis == 0 && othersAreSame ? 0 : -1,
            _ => -1,
        };
        return to < 0 ? Mixed : new BatchPart.Rows(to);
    }

    /// <summary>
    /// The axis that holds whole examples after a reshape: [batch, time, n] to [batch * time, n], and axes of size one.
    /// </summary>
    private int OfReshape(Shape from, Shape to, int axis)
    {
        Dim before = Dim.Product(from.Take(axis)), size = from[axis];
        string? batch = size.Names.FirstOrDefault(_batch.Contains);
        Dim example = batch is null ? size : Dim.Named(batch);
        for (int i = 0; i < to.Rank; i++)
        {
            if (Dim.Product(to.Take(i)) == before && (to[i] == size || (before == Dim.One && to[i] != Dim.One
                && to[i].DivideExactly(example) is not null)))
            {
                return i;
            }
        }

        return -1;
    }

    private int OfProduct(MatMul product, Node node)
    {
        int rank = node.Result.Shape.Rank;
        int AxisOf(int operand, int outer, bool transposed)
        {
            if (_parts[node.Operands[operand]] is not BatchPart.Rows rows)
                return _parts[node.Operands[operand]] is BatchPart.Same ? -1 : -2;
            int own = node.Operands[operand].Shape.Rank, fromEnd = rows.Axis - own;
            int wanted = transposed ? (outer == -2 ? -1 : -2) : outer;
            return fromEnd < -2 ? rank + fromEnd : fromEnd == wanted ? rank + outer : -2;
        }

        int left = AxisOf(0, -2, product.TransposeLeft), right = AxisOf(1, -1, product.TransposeRight);
        return left == -2 || right == -2 || (left >= 0 && right >= 0 && left != right) ? -1 : Math.Max(left, right);
    }

    private int OfJoin(Concatenate join, Node node)
    {
        int[] axes = node.Operands.Select(o => _parts[o] is BatchPart.Rows rows ? rows.Axis : -1).Distinct().ToArray();
        return axes.Length == 1 && axes[0] != join.Axis ? axes[0] : -1;
    }
}
