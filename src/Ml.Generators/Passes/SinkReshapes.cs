using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Passes;

/// <summary>
/// map(reshape(x), y) -> reshape(map(x, reshape(y))). A map then meets what computed x in x's own shape, so that it can
/// be its epilogue or stand in its row; the reshape itself is a view.
/// </summary>
public static class SinkReshapes
{
    public static Graph.Graph Run(Graph.Graph graph) => GraphRewriter.Rewrite(graph, (builder, node, operands) =>
    {
        if (node.Operation is not MapOperation map)
            return null;
        Shape to = node.Result.Shape;
        Value? reshaped = operands.FirstOrDefault(o => IsComputedAndReshaped(o) && o.Shape.Equals(to));
        if (reshaped is null)
            return null;
        Shape from = reshaped.Producer.Operands[0].Shape;
        if (!operands.All(o => Fits(o, from, to)))
            return null;
        Value[] sources = operands.Select(o => o.Shape.Equals(to) ? Undo(builder, o, from) : o).ToArray();
        return [builder.Add(new Reshape(to), builder.Add(map, sources))];
    });

    // A reshaped input or parameter gains nothing: no kernel made it.
    private static bool IsComputedAndReshaped(Value value) =>
        value.Producer.Operation is Reshape && value.Producer.Operands[0].Producer.Operation is not Leaf;

    /// <summary>Of the whole shape, or the same on every row of either shape.</summary>
    private static bool Fits(Value value, Shape from, Shape to) =>
        value.Shape.Equals(to) || value.Shape.Rank == 0
        || (value.Shape.Rank == 1 && from.Rank > 0 && to.Rank > 0 && from.At(-1) == to.At(-1));

    private static Value Undo(GraphBuilder builder, Value value, Shape from) =>
        value.Producer.Operation is Reshape && value.Producer.Operands[0].Shape.Equals(from)
            ? value.Producer.Operands[0]
            : builder.Add(new Reshape(from), value);
}
