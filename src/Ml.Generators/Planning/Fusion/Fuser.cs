using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Fusion;

/// <summary>
/// Cuts a graph into groups. Nodes are visited in order; each either joins a group it reads from, by the first rule
/// that allows it, or starts its own.
/// </summary>
public static class Fuser
{
    /// <summary>The groups that run, in an order in which every group follows what it reads.</summary>
    /// <param name="prepared">Nodes that run only when parameters change.</param>
    /// <param name="separatesLayers">Whether nodes of two layers share no group.</param>
    public static GroupTable Fuse(Graph.Graph graph, HashSet<Node> prepared, bool separatesLayers = false)
    {
        var table = new GroupTable(graph, prepared, separatesLayers);
        foreach (Node node in graph.Nodes)
        {
            Group? target = FusionRules.All.Select(rule => rule(table, node)).FirstOrDefault(g => g is not null);
            if (target is null)
                table.Start(new Group(KindOf(node), node));
            else if (!target.Nodes.Contains(node))
                table.Join(node, target);
        }

        return table;
    }

    public static IReadOnlyList<Group> Order(GroupTable table)
    {
        List<Group> ordered = [];
        HashSet<Group> done = [];
        foreach (Node node in table.Graph.Nodes)
            Visit(table[node]);
        return ordered;

        void Visit(Group group)
        {
            if (!done.Add(group))
                return;
            foreach (Value operand in group.Nodes.SelectMany(n => n.Operands))
                Visit(table[operand.Producer]);
            ordered.Add(group);
        }
    }

    private static GroupKind KindOf(Node node) => node.Operation switch
    {
        Leaf => GroupKind.Leaf,
        Reshape or Transpose or BroadcastTo or Slice => GroupKind.View,
        MapOperation => GroupKind.Map,
        Reduce reduce => IsRowReduction(reduce, node) ? GroupKind.Row : GroupKind.Reduce,
        MatMul or Convolution or ConvolutionWeightGradient => GroupKind.Contract,
        Loop => GroupKind.Loop,
        _ => GroupKind.Single,
    };

    /// <summary>Over the last axis, and with rows to spread over threads.</summary>
    internal static bool IsRowReduction(Reduce reduce, Node node)
    {
        Shape shape = node.Operands[0].Shape;
        return shape.Rank > 1 && reduce.Axes.Count == 1 && reduce.Axes[0] == shape.Rank - 1 && reduce.Keep
            && shape.Take(shape.Rank - 1).Size != Dim.One;
    }
}
