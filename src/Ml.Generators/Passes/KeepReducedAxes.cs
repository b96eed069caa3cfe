using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Passes;

/// <summary>
/// sum(x, axes) -> reshape(sum(x, axes, keep)). A reduced row is then a row of length one, which lines up with the rows
/// it came from; the reshape is a view.
/// </summary>
public static class KeepReducedAxes
{
    public static Graph.Graph Run(Graph.Graph graph) => GraphRewriter.Rewrite(graph, (builder, node, operands) =>
        node.Operation is Reduce { Keep: false } reduce
            ? [builder.Add(new Reshape(node.Result.Shape), builder.Add(reduce with { Keep = true }, operands))]
            : null);
}
