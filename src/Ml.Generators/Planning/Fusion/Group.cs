using Ml.Generators.Graph;

namespace Ml.Generators.Planning.Fusion;

public enum GroupKind
{
    /// <summary>Inputs, parameters, constants: nothing runs.</summary>
    Leaf,

    /// <summary>Another reading of memory that exists: nothing runs unless the strides do not allow it.</summary>
    View,

    /// <summary>Map nodes over one space, in one loop.</summary>
    Map,

    /// <summary>Maps and reductions over the last axis, while the row is in cache.</summary>
    Row,

    /// <summary>A reduction over other axes, with the maps that feed it and the maps on its result.</summary>
    Reduce,

    /// <summary>A matrix product or convolution with the maps on its accumulator.</summary>
    Contract,

    /// <summary>One node with a kernel of its own.</summary>
    Single,

    /// <summary>A repeated body.</summary>
    Loop,
}

/// <summary>Nodes that become one kernel.</summary>
public sealed class Group(GroupKind kind, Node anchor)
{
    public GroupKind Kind { get; set; } = kind;

    /// <summary>The node that gave the group its kind: the contraction, the reduction, or the first map.</summary>
    public Node Anchor { get; set; } = anchor;

    /// <summary>In the graph's order.</summary>
    public List<Node> Nodes { get; } = [anchor];

    public bool Runs => Kind is not (GroupKind.Leaf or GroupKind.View);

    /// <summary>The layer for comments: that of the anchor, or the last node that has one.</summary>
    public Origin Origin => Anchor.Origin.Layer.Length > 0 ? Anchor.Origin
        : Nodes.Select(n => n.Origin).LastOrDefault(o => o.Layer.Length > 0) ?? Anchor.Origin;

    public override string ToString() => $"{Kind}: {string.Join(", ", Nodes.Select(n => n.Operation.Name))}";
}
