using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Gradients;

/// <summary>
/// The forward nodes copied into the graph that will hold both directions, and the answer to what backward reads of
/// them: the kept value, or for whatever follows from random numbers alone, the numbers drawn again.
/// </summary>
internal sealed class ForwardCopy(GraphBuilder builder)
{
    private readonly Dictionary<Value, Value> _copies = [];
    private readonly Dictionary<Value, Value> _redrawn = [];

    public Value this[Value original]
    {
        get => _copies[original];
        set => _copies[original] = value;
    }

    public void Copy(Node node)
    {
        builder.Origin = node.Origin;
        Node copy = builder.AddNode(node.Operation, node.Operands.Select(o => _copies[o]).ToArray());
        for (int i = 0; i < node.Results.Count; i++)
            _copies[node.Results[i]] = copy.Results[i];
    }

    /// <summary>The value as backward reads it.</summary>
    public Value ForBackward(Value value) => IsRandom(value) ? Redraw(value, builder, _redrawn) : _copies[value];

    /// <summary>
    /// Whether a value follows from random numbers and constants alone, by maps: cheaper drawn again than kept.
    /// </summary>
    public static bool IsRandom(Value value) => value.Producer.Operation is RandomUniform
        || (value.Producer.Operation is MapOperation && value.Producer.Operands.Any(IsRandom)
            && value.Producer.Operands.All(o => IsRandom(o) || o.Producer.Operation is ConstantLeaf));

    /// <summary>Copies the random numbers and the maps that follow from them.</summary>
    public static Value Redraw(Value value, GraphBuilder builder, Dictionary<Value, Value> redrawn)
    {
        if (!redrawn.TryGetValue(value, out Value? copy))
        {
            copy = builder.Add(
                value.Producer.Operation, value.Producer.Operands.Select(o => Redraw(o, builder, redrawn)).ToArray());
            redrawn[value] = copy;
        }

        return copy;
    }
}
