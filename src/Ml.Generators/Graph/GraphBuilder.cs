using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>Appends nodes; equal pure operations on equal operands give the value that is already there.</summary>
/// <param name="shapes">Collects assumptions; its own where left out.</param>
/// <param name="expected">About how many nodes there will be.</param>
public sealed class GraphBuilder(ShapeContext? shapes = null, int expected = 0)
{
    private readonly List<Node> _nodes = new(expected);
    private readonly List<GraphOutput> _outputs = [];
    private readonly List<ClassNumbers> _classNumbers = [];
    private readonly Dictionary<Value, LossNote> _lossNotes = [];
    private readonly Dictionary<(Operation Operation, NodeKey Operands), Node> _known = new(expected);

    /// <summary>Collects what shape rules had to assume.</summary>
    public ShapeContext Shapes { get; } = shapes ?? new ShapeContext();

    /// <summary>The layer that nodes added from now on serve.</summary>
    public Origin Origin { get; set; } = Origin.None;

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Which inputs must hold class numbers.</summary>
    public IReadOnlyList<ClassNumbers> ClassNumbers => _classNumbers;

    /// <exception cref="ShapeMismatchException">The operands do not fit the operation.</exception>
    public Node AddNode(Operation operation, params Value[] operands) => AddNode(operation, operands, null);

    /// <summary>
    /// Adds what a node of another graph does to other operands. Where these have the old ones' types, so have the
    /// results.
    /// </summary>
    public Node Copy(Node node, Value[] operands)
    {
        bool same = true;
        for (int i = 0; i < operands.Length && same; i++)
            same = operands[i].Type.Equals(node.Operands[i].Type);
        return AddNode(node.Operation, operands, same ? node.Types : null);
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

    private Node AddNode(Operation operation, Value[] operands, IReadOnlyList<TensorType>? types)
    {
        (Operation, NodeKey) key = (operation, new NodeKey(operands));
        if (operation.IsPure && _known.TryGetValue(key, out Node? known))
            return known;
        types ??= operation.Infer(Shapes, operands.Select(o => o.Type).ToArray());
        var node = new Node(_nodes.Count, operation, operands, types, Origin);
        _nodes.Add(node);
        if (operation.IsPure)
            _known[key] = node;
        return node;
    }

    private readonly struct NodeKey(Value[] operands) : IEquatable<NodeKey>
    {
        private readonly Value[] _operands = operands;

        public bool Equals(NodeKey other)
        {
            if (_operands.Length != other._operands.Length)
                return false;
            for (int i = 0; i < _operands.Length; i++)
            {
                if (_operands[i] != other._operands[i])
                    return false;
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

        public override int GetHashCode()
        {
            int hash = 0;
            foreach (Value operand in _operands)
                hash = unchecked((hash * 31) + (operand.Producer.Id * 7) + operand.Index);
            return hash;
        }
    }
}
