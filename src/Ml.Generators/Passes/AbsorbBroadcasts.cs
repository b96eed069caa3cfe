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
    public static Graph.Graph Run(Graph.Graph graph) => GraphRewriter.Rewrite(graph, (builder, node, operands) =>
    {
        if (node.Operation is not MapOperation map || !operands.Any(IsAbsorbable))
            return null;
        if (operands.Length == 1)
            return !IsBroadcast(operands[0]) ? null : [builder.Add(new BroadcastTo(node.Result.Shape), builder.Add(map, Source(operands[0])))];

        Value[] sources = [.. operands];
        for (int i = 0; i < sources.Length; i++)
        {
            while (IsAbsorbable(sources[i]))
            {
                Value kept = sources[i];
                sources[i] = Source(kept);
                Shape shape = Broadcasting.Combine(new ShapeContext(), map.Name, sources.Select(s => s.Shape).ToArray());
                if (shape.Equals(node.Result.Shape))
                    continue;
                sources[i] = kept;
                break;
            }
        }

        return [builder.Add(map, sources)];
    });

    /// <summary>A broadcast, or a single number under another shape.</summary>
    private static bool IsAbsorbable(Value value) =>
        IsBroadcast(value) || (value.Producer.Operation is Reshape && Source(value).Shape.Size == Dim.One);

    private static bool IsBroadcast(Value value) => value.Producer.Operation is BroadcastTo;

    private static Value Source(Value value) => value.Producer.Operands[0];
}
