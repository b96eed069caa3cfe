using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>Appends nodes; equal pure operations on equal operands give the value that is already there.</summary>
public sealed class GraphBuilder(ShapeContext? shapes = null)
{
    private readonly List<Node> _nodes = [];
    private readonly List<GraphOutput> _outputs = [];
    private readonly List<ClassNumbers> _classNumbers = [];
    private readonly Dictionary<Value, LossNote> _lossNotes = [];
    private readonly Dictionary<(Operation Operation, NodeKey Operands), Node> _known = [];

    /// <summary>Collects what shape rules had to assume.</summary>
    public ShapeContext Shapes { get; } = shapes ?? new ShapeContext();

    /// <summary>The layer that nodes added from now on serve.</summary>
    public Origin Origin { get; set; } = Origin.None;

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Which inputs must hold class numbers.</summary>
    public IReadOnlyList<ClassNumbers> ClassNumbers => _classNumbers;

    /// <exception cref="ShapeMismatchException">The operands do not fit the operation.</exception>
    public Node AddNode(Operation operation, params Value[] operands)
    {
        (Operation, NodeKey) key = (operation, new NodeKey(operands));
        if (operation.IsPure && _known.TryGetValue(key, out Node? known))
            return known;
        IReadOnlyList<TensorType> results =
            operation.Infer(Shapes, operands.Select(o => o.Type).ToArray());
        var node = new Node(_nodes.Count, operation, operands, results, Origin);
        _nodes.Add(node);
        if (operation.IsPure)
            _known[key] = node;
        return node;
    }

    /// <summary>Adds a node with one result.</summary>
    public Value Add(Operation operation, params Value[] operands) => AddNode(operation, operands).Result;

    public void Output(OutputRole role, string label, int index, Value value) =>
        _outputs.Add(new GraphOutput(role, label, index, value));

    public void Require(ClassNumbers numbers) => _classNumbers.Add(numbers);

    /// <summary>
    /// Keeps what a loss says of its value. A value that two losses give says what the first one did.
    /// </summary>
    public void Note(Value loss, LossNote note)
    {
        if (!_lossNotes.ContainsKey(loss))
            _lossNotes[loss] = note;
    }

    /// <summary>What a loss said of a value, or null.</summary>
    public LossNote? NoteOf(Value value) => _lossNotes.TryGetValue(value, out LossNote? note) ? note : null;

    public Graph Build() => new(_nodes.ToArray(), _outputs.ToArray());

    private readonly struct NodeKey(Value[] operands) : IEquatable<NodeKey>
    {
        private readonly Value[] _operands = operands;

        public bool Equals(NodeKey other) => _operands.SequenceEqual(other._operands);

        public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

        public override int GetHashCode() => _operands.Aggregate(
            0, (h, v) => unchecked((h * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(v)));
    }
}
