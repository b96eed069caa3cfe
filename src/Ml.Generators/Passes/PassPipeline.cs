using Ml.Generators.Graph;

namespace Ml.Generators.Passes;

/// <summary>Every change to a graph between differentiation and planning, in order.</summary>
public static class PassPipeline
{
    /// <summary>The passes; each says why it stands where it does.</summary>
    public static IReadOnlyList<(string Name, Func<Graph.Graph, Graph.Graph> Run)> Passes { get; } =
    [
        // First: what it adds (borders, convolutions) is seen by everything after it.
        (nameof(LowerConvolutions), LowerConvolutions.Run),

        // Early: row programs know reductions by their kept axis.
        (nameof(KeepReducedAxes), KeepReducedAxes.Run),

        // After reductions keep their axes, so that what they broadcast over lines up; before fusion, which joins equal shapes.
        (nameof(AbsorbBroadcasts), AbsorbBroadcasts.Run),

        // Last: whatever the others left without a reader.
        (nameof(RemoveUnused), RemoveUnused.Run),
    ];

    /// <summary>Runs them all; in Debug builds the graph is verified after each.</summary>
    public static Graph.Graph Run(Graph.Graph graph)
    {
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
