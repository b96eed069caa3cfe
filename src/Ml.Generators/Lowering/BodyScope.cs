using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// The body of a loop: a tensor is the slice, in this repetition, of the stack that the loop is given.
/// </summary>
/// <param name="first">How many operands the loop has before its stacks.</param>
internal sealed class BodyScope(GraphBuilder body, ParameterScope outer, string prefix, int first, int count)
    : ParameterScope(body, outer.IsTraining)
{
    private readonly Dictionary<string, Expr> _leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateUpdate> _updates = new(StringComparer.Ordinal);

    /// <summary>The tensors asked for, in the order of the loop's operands.</summary>
    public List<(ParameterSpec Tensor, bool IsState)> Tensors { get; } = [];

    public IReadOnlyDictionary<string, StateUpdate> Updates => _updates;

    public override string Prefix => prefix;

    public override bool CanLoop => false;

    public override Expr Tensor(ParameterSpec tensor, bool isState)
    {
        if (!_leaves.TryGetValue(tensor.Name, out Expr leaf))
        {
            var type = new TensorType(ElementType.Float32, tensor.Shape);
            leaf = new Expr(Builder, Builder.Add(new BodyLeaf(first + Tensors.Count, type)));
            Tensors.Add((tensor, isState));
            _leaves[tensor.Name] = leaf;
        }

        return leaf;
    }

    public override void UpdateState(string name, Expr next, string layer) =>
        _updates[name] = new StateUpdate(next, layer);

    public override void Give(string layer, IEnumerable<Expr> results) => outer.Give(layer, results);

    public override bool IsFrozen(string layer) => outer.IsFrozen(layer);

    // A stream for each repetition, or all repetitions would drop the same elements.
    public override Expr Random(Shape shape) =>
        new(Builder, Builder.Add(new RandomUniform(outer.ReserveStreams(count), shape, PerRepetition: 1)));

    public override int ReserveStreams(int count) => throw NoLoops();

    public override Expr Stack(StackRequest request) => throw NoLoops();

    public override void UpdateStates(StackRequest request, Expr next, string layer) => throw NoLoops();

    private static InvalidOperationException NoLoops() => new("A loop's body holds no loop.");
}

/// <summary>The next value of a state tensor, and the layer whose it is.</summary>
internal readonly record struct StateUpdate(Expr Next, string Layer);
