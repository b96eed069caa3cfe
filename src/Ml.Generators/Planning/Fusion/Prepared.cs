using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Planning.Fusion;

/// <summary>Which nodes depend on parameters and state alone: in inference they run once, not on every call.</summary>
public static class Prepared
{
    /// <param name="graph">A program, or the body of a loop.</param>
    /// <param name="operands">The operands of the loop that depend on parameters alone, as they are seen in its
    /// body.</param>
    public static HashSet<Node> NodesOf(Graph.Graph graph, params IReadOnlyCollection<int> operands)
    {
        HashSet<Node> prepared = [];
        foreach (Node node in graph.Nodes)
        {
            bool fixedLeaf = node.Operation is ParameterLeaf or StateLeaf or StackLeaf or ConstantLeaf
                || (node.Operation is BodyLeaf inside && operands.Contains(inside.Index));
            // Sizes are known only when the program runs: what is shaped by them cannot be prepared. Loops prepare
            // inside.
            if (node.Operation is Loop || !node.Results.All(r => r.Shape.IsConstant))
                continue;
            if (fixedLeaf
                || (node.Operands.Count > 0 && node.Operation.IsPure
                    && node.Operands.All(o => prepared.Contains(o.Producer))))
                prepared.Add(node);
        }

        return prepared;
    }
}
