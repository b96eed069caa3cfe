using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>
/// The laws of a graph: operands precede their uses and belong to this graph, results have the types the operations'
/// own rules give, ids count up, outputs exist. Run after every pass in Debug and in tests.
/// </summary>
public static class GraphVerifier
{
    /// <exception cref="InvalidOperationException">A law is broken; the message names the node.</exception>
    public static void Verify(Graph graph, string after)
    {
        HashSet<Value> seen = [];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            Node node = graph.Nodes[i];
            Require(node.Id == i, node, "is out of order");
            foreach (Value operand in node.Operands)
                Require(seen.Contains(operand), node, $"uses {operand} before it is computed");
            IReadOnlyList<TensorType> types =
                node.Operation.Infer(new ShapeContext(), node.Operands.Select(o => o.Type).ToArray());
            Require(types.SequenceEqual(node.Results.Select(r => r.Type)), node,
                "has results of another type than its rule gives");
            seen.UnionWith(node.Results);
            if (node.Operation.Inner is { } inner)
                Verify(inner, after);
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            if (!seen.Contains(output.Value))
            {
                throw new InvalidOperationException(
                    $"After {after}: output '{output.Label}' is not computed.\n{graph}");
            }
        }

        void Require(bool law, Node node, string broken)
        {
            if (!law)
                throw new InvalidOperationException($"After {after}: node '{node}' {broken}.\n{graph}");
        }
    }
}
