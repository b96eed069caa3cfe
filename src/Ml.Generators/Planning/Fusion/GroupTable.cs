using Ml.Generators.Graph;

namespace Ml.Generators.Planning.Fusion;

/// <summary>Which group a node belongs to, and which groups depend on which: the questions fusion asks.</summary>
public sealed class GroupTable
{
    private readonly Dictionary<Node, Group> _groupOf = [];
    private readonly Dictionary<Value, List<Node>> _users = [];
    private readonly HashSet<Value> _leaving;

    private readonly HashSet<Node> _prepared;
    private readonly GroupOrder _order = new();

    /// <param name="prepared">Nodes that run only when parameters change; they share no group with others.</param>
    /// <param name="separatesLayers">Whether nodes of two layers share no group, so that each layer's result can be
    /// looked at.</param>
    public GroupTable(Graph.Graph graph, HashSet<Node> prepared, bool separatesLayers)
    {
        Graph = graph;
        SeparatesLayers = separatesLayers;
        _prepared = prepared;
        _leaving = [.. graph.Outputs.Select(o => o.Value)];
        foreach (Node node in graph.Nodes)
        {
            foreach (Value operand in node.Operands.Distinct())
                Users(operand).Add(node);
        }
    }

    public Graph.Graph Graph { get; }

    public bool SeparatesLayers { get; }

    public Group this[Node node] => _groupOf[node];

    public List<Node> Users(Value value)
    {
        if (!_users.TryGetValue(value, out List<Node>? users))
            _users[value] = users = [];
        return users;
    }

    /// <summary>Whether both run as often as each other, and for the same layer where layers are kept apart.</summary>
    public bool RunTogether(Node node, Group group) => _prepared.Contains(node) == _prepared.Contains(group.Anchor)
        && (!SeparatesLayers || node.Origin.Layer == group.Anchor.Origin.Layer);

    public bool PreparesAny => _prepared.Count > 0;

    public bool IsPreparedValue(Value value) => _prepared.Contains(value.Producer);

    public bool IsPrepared(Group group) => _prepared.Contains(group.Anchor);

    /// <summary>Whether the value is an output of the graph.</summary>
    public bool Leaves(Value value) => _leaving.Contains(value);

    public void Start(Group group)
    {
        _order.Start(group);
        foreach (Node node in group.Nodes)
            Add(node, group);
    }

    public void Join(Node node, Group group)
    {
        group.Nodes.Add(node);
        Add(node, group);
    }

    /// <summary>Moves every node of one group into another.</summary>
    public void Merge(Group from, Group into)
    {
        foreach (Node node in from.Nodes)
            _groupOf[node] = into;
        into.Nodes.AddRange(from.Nodes);
        into.Nodes.Sort((a, b) => a.Id.CompareTo(b.Id));
        from.Nodes.Clear();
        _order.Merge(from, into);
    }

    /// <summary>Whether everything that reads the value is in the group.</summary>
    public bool IsPrivate(Value value, Group group) =>
        !Leaves(value) && Users(value).All(u => _groupOf.TryGetValue(u, out Group? g) && g == group);

    /// <summary>
    /// Whether a value outside the group depends on the group: then nothing that reads the value may join it, for
    /// neither could run first.
    /// </summary>
    public bool DependsOn(Value value, Group group)
    {
        Group own = _groupOf[value.Producer];
        return own == group || _order.IsAfter(own, group);
    }

    private void Add(Node node, Group group)
    {
        _groupOf[node] = group;
        foreach (Value operand in node.Operands)
            _order.Read(group, _groupOf[operand.Producer]);
    }
}
