using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Passes;

/// <summary>
/// map(broadcast(x), y) -> map(x, y) where the result keeps its shape: maps broadcast by themselves. Unary maps move
/// before the broadcast, where there is less to compute: map(broadcast(x)) -> broadcast(map(x)).
/// </summary>
public static class AbsorbBroadcasts
{
    public static Graph.Graph Run(Graph.Graph graph)
    {
        // What is one number everywhere (1 / batch under any shape), with the scalar that says the same.
        Dictionary<Value, Value> scalars = [];
        return GraphRewriter.Rewrite(graph, (builder, node, operands) =>
        {
            switch (node.Operation)
            {
                case ConstantLeaf or SizeLeaf:
                    Value leaf = builder.Add(node.Operation);
                    scalars[leaf] = leaf;
                    return [leaf];
                case Reshape or BroadcastTo when scalars.TryGetValue(operands[0], out Value? scalar):
                    Value view = builder.Add(node.Operation, operands);
                    scalars[view] = scalar;
                    return [view];
                case MapOperation map when operands.All(scalars.ContainsKey):
                    Value number = builder.Add(map, operands.Select(o => scalars[o]).ToArray());
                    scalars[number] = number;
                    return [Spread(builder, number, node.Result.Shape, scalars)];
                case MapOperation map:
                    return Absorb(
                        builder, map, operands.Select(o => scalars.TryGetValue(o, out Value? s) ? s : o).ToArray(),
                        node);
                default:
                    return null;
            }
        });
    }

    private static IReadOnlyList<Value> Absorb(GraphBuilder builder, MapOperation map, Value[] sources, Node node)
    {
        Shape shape = node.Result.Shape;
        if (sources.Length == 1 && IsBroadcast(sources[0]))
            return [builder.Add(new BroadcastTo(shape), builder.Add(map, Source(sources[0])))];

        for (int i = 0; i < sources.Length; i++)
        {
            while (IsBroadcast(sources[i]) && Gives(map, sources, i, Source(sources[i]), shape))
                sources[i] = Source(sources[i]);
        }

        // A scalar in place of the operand that carried the shape leaves less to compute, and the shape to the reader.
        Value result = builder.Add(map, sources);
        return [result.Shape.Equals(shape) ? result : builder.Add(new BroadcastTo(shape), result)];
    }

    private static Value Spread(GraphBuilder builder, Value number, Shape shape, Dictionary<Value, Value> scalars)
    {
        if (shape.Rank == 0)
            return number;
        Value spread = builder.Add(new BroadcastTo(shape), number);
        scalars[spread] = number;
        return spread;
    }

    /// <summary>Whether the map keeps its shape with another value as operand number <paramref name="i"/>.</summary>
    private static bool Gives(MapOperation map, Value[] operands, int i, Value other, Shape shape) =>
        Combine(map, operands.Select((o, k) => k == i ? other : o)).Equals(shape);

    private static Shape Combine(MapOperation map, IEnumerable<Value> operands) =>
        Broadcasting.Combine(new ShapeContext(), map.Name, operands.Select(o => o.Shape).ToArray());

    private static bool IsBroadcast(Value value) => value.Producer.Operation is BroadcastTo;

    private static Value Source(Value value) => value.Producer.Operands[0];
}
