using Ml.Generators.Graph;

namespace Ml.Generators.Passes;

/// <summary>Drops nodes that no output depends on. Inputs stay: they are the program's parameters.</summary>
public static class RemoveUnused
{
    public static Graph.Graph Run(Graph.Graph graph)
    {
        HashSet<Node> used = [];
        var work = new Stack<Node>(graph.Outputs.Select(o => o.Value.Producer)
            .Concat(graph.Nodes.Where(n => n.Operation is InputLeaf)));
        while (work.Count > 0)
        {
            Node node = work.Pop();
            if (used.Add(node))
            {
                foreach (Value operand in node.Operands)
                    work.Push(operand.Producer);
            }
        }

        if (used.Count == graph.Nodes.Count)
            return graph;
        var builder = new GraphBuilder();
        Dictionary<Value, Value> map = [];
        foreach (Node node in graph.Nodes.Where(used.Contains))
        {
            builder.Origin = node.Origin;
            Node copy = builder.Copy(node, node.Operands.Select(o => map[o]).ToArray());
            for (int i = 0; i < node.Results.Count; i++)
                map[node.Results[i]] = copy.Results[i];
        }

        foreach (GraphOutput output in graph.Outputs)
            builder.Output(output.Role, output.Label, output.Index, map[output.Value]);
        return builder.Build();
    }
}
