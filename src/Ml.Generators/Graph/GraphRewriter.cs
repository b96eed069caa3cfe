namespace Ml.Generators.Graph;

/// <summary>
/// Copies a graph node by node, letting a rule put something else in a node's place. The frame of every pass.
/// </summary>
public static class GraphRewriter
{
    /// <param name="rule">Given the builder, a node and its already rewritten operands: the values that replace its
    /// results, or null to copy the node.</param>
    public static Graph Rewrite(Graph graph, Func<GraphBuilder, Node, Value[], IReadOnlyList<Value>?> rule)
    {
        var builder = new GraphBuilder();
        Dictionary<Value, Value> map = [];
        foreach (Node node in graph.Nodes)
        {
            builder.Origin = node.Origin;
            Value[] operands = node.Operands.Select(o => map[o]).ToArray();
            IReadOnlyList<Value> results = rule(builder, node, operands)
                ?? builder.AddNode(node.Operation, operands).Results;
            for (int i = 0; i < results.Count; i++)
                map[node.Results[i]] = results[i];
        }

        foreach (GraphOutput output in graph.Outputs)
            builder.Output(output.Role, output.Label, output.Index, map[output.Value]);
        return builder.Build();
    }
}
