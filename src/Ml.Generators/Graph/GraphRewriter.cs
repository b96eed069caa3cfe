namespace Ml.Generators.Graph;

/// <summary>
/// Copies a graph node by node, letting a rule put something else in a node's place. The frame of every pass.
/// </summary>
public static class GraphRewriter
{
    /// <param name="rule">Given the builder, a node and its already rewritten operands: the values that replace its
    /// results, or null to copy the node.</param>
    /// <returns>The graph itself where the rule replaces nothing.</returns>
    public static Graph Rewrite(Graph graph, Func<GraphBuilder, Node, Value[], IReadOnlyList<Value>?> rule)
    {
        int first = FirstReplaced(graph, rule);
        if (first < 0)
            return graph;
        var builder = new GraphBuilder(expected: graph.Nodes.Count);
        var map = new Dictionary<Value, Value>(graph.Nodes.Count);
        for (int at = 0; at < graph.Nodes.Count; at++)
        {
            Node node = graph.Nodes[at];
            builder.Origin = node.Origin;
            Value[] operands = new Value[node.Operands.Count];
            for (int i = 0; i < operands.Length; i++)
                operands[i] = map[node.Operands[i]];
            IReadOnlyList<Value> results = (at < first ? null : rule(builder, node, operands))
                ?? builder.Copy(node, operands).Results;
            for (int i = 0; i < results.Count; i++)
                map[node.Results[i]] = results[i];
        }

        foreach (GraphOutput output in graph.Outputs)
            builder.Output(output.Role, output.Label, output.Index, map[output.Value]);
        return builder.Build();
    }

    /// <summary>Before anything is copied: most passes leave most graphs as they are.</summary>
    private static int FirstReplaced(Graph graph, Func<GraphBuilder, Node, Value[], IReadOnlyList<Value>?> rule)
    {
        var unused = new GraphBuilder();
        for (int at = 0; at < graph.Nodes.Count; at++)
        {
            Node node = graph.Nodes[at];
            if (rule(unused, node, node.Operands as Value[] ?? [.. node.Operands]) is not null)
                return at;
        }

        return -1;
    }
}
