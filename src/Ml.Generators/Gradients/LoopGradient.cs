using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Gradients;

/// <summary>
/// Differentiates a loop. The gradient of the body is built first, which tells what it reads of each forward
/// repetition; the forward loop then collects just that, and the backward loop runs the repetitions in reverse:
/// carried are d loss / d carried value and the sums of gradients of what does not vary, collected are the gradients of
/// what is sliced.
/// </summary>
internal sealed class LoopGradient
{
    private readonly GraphBuilder _outer;
    private readonly Node _node;
    private readonly Loop _loop;
    private readonly ForwardCopy _copy;
    private readonly ValueBounds _bounds;
    private readonly HashSet<Value> _outerNeeds;

    private readonly GraphBuilder _body = new();
    private readonly List<BackwardOperand> _operands = [];
    private readonly Dictionary<Value, Value> _read = [];
    private readonly Dictionary<Value, Value> _redrawn = [];
    private readonly List<Value> _collected = [];

    private LoopGradient(GraphBuilder outer, ForwardCopy copy, ValueBounds bounds, Node node, HashSet<Value> needs)
    {
        (_outer, _copy, _bounds, _node, _loop, _outerNeeds) = (outer, copy, bounds, node, (Loop)node.Operation, needs);
    }

    private int Carried => _loop.CarriedCount;

    /// <summary>Builds the body's gradient and adds the forward loop that collects what it reads.</summary>
    public static LoopGradient Forward(
        GraphBuilder outer, ForwardCopy copy, ValueBounds bounds, Node node, HashSet<Value> needs)
    {
        var gradient = new LoopGradient(outer, copy, bounds, node, needs);
        gradient.BuildBody();
        gradient.AddForward();
        return gradient;
    }

    /// <summary>Adds the backward loop and hands its results on.</summary>
    public void Backward(ReverseWalk walk)
    {
        Value[] operands = _operands.Select(o => o.Outer(walk)).ToArray();
        var backward = new Loop(
            _body.Build(), _loop.Count, _operands.Select(o => o.Kind).ToEquatableArray(), Reverse: !_loop.Reverse);
        Node node = _outer.AddNode(backward, operands);
        for (int i = 0; i < _results.Count; i++)
        {
            if (_results[i] is { } operand)
                walk.Add(operand, node.Results[i]);
        }
    }

    // For each result of the backward loop, the operand of the forward loop whose gradient it is.
    private readonly List<Value?> _results = [];

    private void BuildBody()
    {
        GraphOutput[] outputs = _loop.Body.OutputsOf(OutputRole.Body).ToArray();
        Node[] leaves = _loop.Body.Nodes
            .Where(n => n.Operation is BodyLeaf leaf && leaf.Type.Element == ElementType.Float32
                && WantsOperand(leaf.Index)).ToArray();
        foreach (Node leaf in _loop.Body.Nodes.Where(n => n.Operation is BodyLeaf))
            _bounds.Assume(leaf.Result, BoundsOf((BodyLeaf)leaf.Operation));
        var walk = new ReverseWalk(_body, Read, _bounds, leaves.Select(l => l.Result));

        // The gradients that arrive: of carried results from the repetition after, of collections from outside.
        for (int i = 0; i < outputs.Length; i++)
        {
            int result = i;
            Value value = outputs[i].Value;
            if (value.Element != ElementType.Float32)
                continue;
            walk.Add(value, Operand(
                i < Carried ? LoopOperand.Carried : LoopOperand.Sliced, value.Type,
                w => w[_node.Results[result]] ?? Zeros(_outer, _node.Results[result].Shape)));
        }

        Node[] invariants = leaves.Where(l => KindOf(l) == LoopOperand.Invariant).ToArray();
        Value[] sums = invariants
            .Select(l => Operand(LoopOperand.Carried, l.Result.Type, _ => Zeros(_outer, l.Result.Shape))).ToArray();
        // Lowering writes a repetition inside a repetition out, so that a body holds no loop.
        walk.Run(_loop.Body.Nodes, (_, inner) =>
            throw new InvalidOperationException($"A loop is in a loop's body: {inner}."));

        for (int i = 0; i < Carried; i++)
        {
            if (outputs[i].Value.Element == ElementType.Float32)
                BodyOutput(CarriedLeaf(i), outputs[i].Value.Shape, walk);
        }

        for (int i = 0; i < invariants.Length; i++)
        {
            Value? gradient = walk[invariants[i].Result];
            Value sum = gradient is null ? sums[i] : _body.Add(new Add(), sums[i], gradient);
            _body.Output(OutputRole.Body, "gradient", _results.Count, sum);
            _results.Add(_node.Operands[((BodyLeaf)invariants[i].Operation).Index]);
        }

        foreach (Node leaf in leaves.Where(l => KindOf(l) == LoopOperand.Sliced))
            BodyOutput(leaf, leaf.Result.Shape, walk);
    }

    /// <summary>The gradient of what a leaf of the body stands for; zero where the body does not read it.</summary>
    private void BodyOutput(Node? leaf, Shape shape, ReverseWalk walk)
    {
        Value? operand = leaf is null ? null : _node.Operands[((BodyLeaf)leaf.Operation).Index];
        Value? gradient = leaf is null ? null : walk[leaf.Result];
        _body.Output(OutputRole.Body, "gradient", _results.Count, gradient ?? Zeros(_body, shape));
        _results.Add(operand is not null && _outerNeeds.Contains(operand) ? operand : null);
    }

    private void AddForward()
    {
        var body = new GraphBuilder();
        var inner = new ForwardCopy(body);
        foreach (Node node in _loop.Body.Nodes)
            inner.Copy(node);
        GraphOutput[] outputs = _loop.Body.OutputsOf(OutputRole.Body).ToArray();
        foreach (GraphOutput output in outputs)
            body.Output(OutputRole.Body, output.Label, output.Index, inner[output.Value]);
        for (int i = 0; i < _collected.Count; i++)
            body.Output(OutputRole.Body, "kept", outputs.Length + i, inner[_collected[i]]);

        _outer.Origin = _node.Origin;
        Node forward = _outer.AddNode(
            _loop with { Body = body.Build() }, _node.Operands.Select(o => _copy[o]).ToArray());
        for (int i = 0; i < _node.Results.Count; i++)
            _copy[_node.Results[i]] = forward.Results[i];
        for (int i = 0; i < _collected.Count; i++)
            _stacks[_collected[i]] = forward.Results[outputs.Length + i];
    }

    private readonly Dictionary<Value, Value> _stacks = [];

    /// <summary>A forward value of the body as the backward body reads it.</summary>
    private Value Read(Value value)
    {
        if (ForwardCopy.IsRandom(value))
            return ForwardCopy.Redraw(value, _body, _redrawn);
        if (_read.TryGetValue(value, out Value? known))
            return known;
        return _read[value] = value.Producer.Operation switch
        {
            ConstantLeaf or SizeLeaf or RampLeaf => _body.Add(value.Producer.Operation),
            BodyLeaf leaf when _loop.Kinds[leaf.Index] != LoopOperand.Carried =>
                Operand(_loop.Kinds[leaf.Index], value.Type, _ => _copy[_node.Operands[leaf.Index]]),
            Reshape or Transpose or BroadcastTo =>
                _body.Add(value.Producer.Operation, Read(value.Producer.Operands[0])),
            _ => Collect(value),
        };
    }

    private Value Collect(Value value)
    {
        _collected.Add(value);
        return Operand(LoopOperand.Sliced, value.Type, _ => _stacks[value]);
    }

    private Value Operand(LoopOperand kind, TensorType type, Func<ReverseWalk, Value> outer)
    {
        _operands.Add(new BackwardOperand(kind, outer));
        return _body.Add(new BodyLeaf(_operands.Count - 1, type));
    }

    private bool WantsOperand(int index) =>
        _loop.Kinds[index] == LoopOperand.Carried || _outerNeeds.Contains(_node.Operands[index]);

    // What one repetition hands to the next counts as a number, as what products give does.
    private Bounds BoundsOf(BodyLeaf leaf) =>
        _loop.Kinds[leaf.Index] == LoopOperand.Carried ? Bounds.Finite : _bounds[_node.Operands[leaf.Index]];

    private LoopOperand KindOf(Node leaf) => _loop.Kinds[((BodyLeaf)leaf.Operation).Index];

    /// <summary>The body's leaf of the carried operand with a number.</summary>
    private Node? CarriedLeaf(int number)
    {
        int index = Enumerable.Range(0, _loop.Kinds.Count).Where(i => _loop.Kinds[i] == LoopOperand.Carried)
            .ElementAt(number);
        return _loop.Body.Nodes.FirstOrDefault(n => n.Operation is BodyLeaf leaf && leaf.Index == index);
    }

    private static Value Zeros(GraphBuilder builder, Shape shape) =>
        new Expr(builder, builder.Add(new ConstantLeaf(0, ElementType.Float32))).BroadcastTo(shape).Value;

    private sealed record BackwardOperand(LoopOperand Kind, Func<ReverseWalk, Value> Outer);
}
