using Ml.Generators.Graph;

namespace Ml.Generators.Planning.Fusion;

/// <summary>Which nodes depend on parameters and state alone: in inference they run once, not on every call.</summary>
public static class Prepared
{
    public static HashSet<Node> NodesOf(Graph.Graph graph)
    {
        HashSet<Node> prepared = [];
        foreach (Node node in graph.Nodes)
        {
            bool fixedLeaf = node.Operation is ParameterLeaf or StateLeaf or StackLeaf or ConstantLeaf;
            // Sizes are known only when the program runs: what is shaped by them cannot be prepared.
            if (!node.Results.All(r => r.Shape.IsConstant))
                continue;
            if (fixedLeaf || (node.Operands.Count > 0 && node.Operation.IsPure && node.Operands.All(o => prepared.Contains(o.Producer))))
                prepared.Add(node);
        }

        return prepared;
    }
}
