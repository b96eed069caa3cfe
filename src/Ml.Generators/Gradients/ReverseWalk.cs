using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Gradients;

/// <summary>
/// Reverse-mode differentiation of one list of nodes: visits them last to first, asks each primitive's rule, and adds
/// up what arrives at a value. The one place where broadcasting is undone.
/// </summary>
/// <param name="builder">Where gradient nodes are appended.</param>
/// <param name="forward">The value in the new graph of a forward value that a rule reads.</param>
/// <param name="bounds">Where the forward values lie; learns of those in the new graph.</param>
/// <param name="wanted">Leaves whose gradients are asked for.</param>
internal sealed class ReverseWalk(
    GraphBuilder builder, Func<Value, Value> forward, ValueBounds bounds, IEnumerable<Value> wanted)
{
    private readonly HashSet<Value> _needs = [.. wanted];
    private readonly Dictionary<Value, Value> _gradients = [];

    /// <summary>d loss / d value so far, or null where none has arrived.</summary>
    public Value? this[Value value] => _gradients.TryGetValue(value, out Value? gradient) ? gradient : null;

    /// <summary>Adds to d loss / d value; a gradient of a broadcast shape is summed back first.</summary>
    public void Add(Value value, Value gradient)
    {
        Value own = new Expr(builder, gradient).SumTo(value.Shape).Value;
        _gradients[value] = _gradients.TryGetValue(value, out Value? sum) ? builder.Add(new Add(), sum, own) : own;
    }

    public void Run(IReadOnlyList<Node> nodes, Action<ReverseWalk, Node> differentiateLoop)
    {
        foreach (Node node in nodes)
        {
            if (node.Operands.Any(_needs.Contains) && node.Operation is Primitive { IsDifferentiable: true })
                _needs.UnionWith(node.Results);
        }

        foreach (Node node in nodes.Reverse())
        {
            if (!node.Results.Any(_gradients.ContainsKey) || !node.Operands.Any(_needs.Contains))
                continue;
            builder.Origin = node.Origin with { IsBackward = true };
            if (node.Operation is Loop)
                differentiateLoop(this, node);
            else if (node.Operation is Primitive { IsDifferentiable: true } primitive)
                primitive.Differentiate(Context(node));
        }
    }

    public bool Needs(Value value) => _needs.Contains(value);

    private GradientContext Context(Node node) => new(
        builder, node, Read, bounds, node.Results.Select(r => this[r]).ToArray(),
        i => _needs.Contains(node.Operands[i]),
        (i, gradient) => Add(node.Operands[i], gradient));

    /// <summary>The value in the new graph, of which the same is known as of the forward one.</summary>
    private Value Read(Value value)
    {
        Value read = forward(value);
        bounds.Assume(read, bounds[value]);
        return read;
    }
}
