using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>
/// The bounds of every value, worked out from those of what it is computed from. Inputs and targets may hold anything;
/// parameters are numbers, and so is what a contraction gives: its sums run over rows that others share, so that what
/// is not finite there is finite nowhere.
/// </summary>
public sealed class ValueBounds
{
    private readonly Dictionary<Value, Bounds> _known = [];

    public Bounds this[Value value]
    {
        get
        {
            // A loop rather than a recursion: graphs are thousands of nodes deep.
            var open = new Stack<Value>();
            open.Push(value);
            while (open.Count > 0)
            {
                Value next = open.Peek();
                Value[] missing = next.Producer.Operands.Where(o => !_known.ContainsKey(o)).ToArray();
                if (_known.ContainsKey(next) || missing.Length == 0)
                {
                    open.Pop();
                    if (!_known.ContainsKey(next))
                        _known[next] = Of(next.Producer, next);
                }

                foreach (Value operand in missing)
                    open.Push(operand);
            }

            return _known[value];
        }
    }

    /// <summary>Says what its producer does not: a leaf that stands for a value of another graph.</summary>
    public void Assume(Value value, Bounds bounds) => _known[value] = bounds;

    private Bounds Of(Node node, Value result)
    {
        Bounds[] operands = node.Operands.Select(o => _known[o]).ToArray();
        return node.Operation switch
        {
            _ when result.Element == ElementType.Bool => new Bounds(0, 1),
            ConstantLeaf constant => Bounds.Of(constant.Number),
            SizeLeaf => new Bounds(1, float.MaxValue),
            RampLeaf => new Bounds(0, float.MaxValue),
            InputLeaf { Type.Element: ElementType.Float32 } => Bounds.Anything,
            Leaf => Bounds.Finite,
            _ when result.Element == ElementType.Int32 => Bounds.Finite, // whole numbers wrap
            Multiply when node.Operands[0] == node.Operands[1] => operands[0].Square(),
            Primitive primitive => primitive.Bound(operands),
            _ => Bounds.Anything,
        };
    }
}
