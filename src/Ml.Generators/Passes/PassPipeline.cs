using Ml.Generators.Graph;

namespace Ml.Generators.Passes;

/// <summary>Every change to a graph between differentiation and planning, in order.</summary>
public static class PassPipeline
{
    /// <summary>The passes; each says why it stands where it does.</summary>
    public static IReadOnlyList<(string Name, Func<Graph.Graph, Graph.Graph> Run)> Passes { get; } =
    [
        // First: folds and drops what lowering and differentiation write without looking, so that later passes see
        // less.
        (nameof(Simplify), Simplify.Run),

        // Before what looks at pads, windows and views: it adds some.
        (nameof(LowerConvolutions), LowerConvolutions.Run),

        // Then: row programs know reductions by their kept axis.
        (nameof(KeepReducedAxes), KeepReducedAxes.Run),

        // After reductions keep their axes, so that what they broadcast over lines up; before fusion, which joins equal
        // shapes.
        (nameof(AbsorbBroadcasts), AbsorbBroadcasts.Run),

        // Reshapes of reshapes would hide from the next pass what they come from.
        (nameof(Simplify), Simplify.Run),

        // After both, which leave reshapes between maps and what they could join.
        (nameof(SinkReshapes), SinkReshapes.Run),

        // There and back again: a reshape that sank meets the one that undoes it.
        (nameof(Simplify), Simplify.Run),

        // Last: whatever the others left without a reader.
        (nameof(RemoveUnused), RemoveUnused.Run),
    ];

    /// <summary>
    /// Runs them all, first on the graphs inside loops; in Debug builds the graph is verified after each.
    /// </summary>
    public static Graph.Graph Run(Graph.Graph graph)
    {
        if (graph.Nodes.Any(n => n.Operation.Inner is not null))
        {
            graph = GraphRewriter.Rewrite(graph, (builder, node, operands) => node.Operation.Inner is { } inner
                ? builder.AddNode(node.Operation.WithInner(Run(inner)), operands).Results
                : null);
        }

        foreach ((string name, Func<Graph.Graph, Graph.Graph> run) in Passes)
        {
            graph = run(graph);
#if DEBUG
            GraphVerifier.Verify(graph, name);
#endif
        }

        return graph;
    }
}
