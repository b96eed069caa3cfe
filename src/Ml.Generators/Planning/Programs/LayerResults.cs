using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Planning.Programs;

/// <summary>
/// What MlChecks=full looks at: the values that leave the layer which made them. What a layer computes for itself, such
/// as the scores of an attention, may be infinite on purpose.
/// </summary>
public sealed class LayerResults
{
    private readonly HashSet<Value> _leaving = [];
    private readonly HashSet<Value> _infinite = [];

    public LayerResults(Graph.Graph graph)
    {
        Visit(graph, areLeavesInfinite: false);
    }

    public bool Contains(Value value) => _leaving.Contains(value);

    /// <summary>Whether an infinite constant of the declaration, such as that of a mask, leads to it.</summary>
    public bool MayBeInfinite(Value value) => _infinite.Contains(value);

    private void Visit(Graph.Graph graph, bool areLeavesInfinite)
    {
        _leaving.UnionWith(graph.Outputs.Select(o => o.Value));
        foreach (Node node in graph.Nodes)
        {
            _leaving.UnionWith(node.Operands.Where(o => o.Producer.Origin.Layer != node.Origin.Layer));
            bool isInfinite = node.Operands.Any(_infinite.Contains)
                || node.Operation is ConstantLeaf { Number: double.PositiveInfinity or double.NegativeInfinity }
                || (node.Operation is BodyLeaf && areLeavesInfinite);
            if (node.Operation.Inner is { } body)
            {
                Visit(body, isInfinite);
                // Once more when the body makes one: what it carries comes back to it.
                if (!isInfinite && body.Outputs.Any(o => _infinite.Contains(o.Value)))
                    Visit(body, isInfinite = true);
            }

            if (isInfinite)
                _infinite.UnionWith(node.Results);
        }

        // A view is no kernel's result: its source is looked at instead.
        foreach (Node node in graph.Nodes.Reverse())
        {
            if (node.Operation is Reshape or Transpose or BroadcastTo or Slice && _leaving.Contains(node.Result))
                _leaving.Add(node.Operands[0]);
        }
    }
}
