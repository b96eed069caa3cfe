using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>The model's own program: tensors are entries of its tables.</summary>
/// <param name="frozen">Full labels of the layers that run as in inference.</param>
internal sealed class ModelScope(
    GraphBuilder builder, bool isTraining, ParameterTable table, IReadOnlyCollection<string> frozen) : ParameterScope(
    builder, isTraining)
{
    private readonly Dictionary<int, Expr> _updates = [];
    private readonly HashSet<string> _updating = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Value>> _given = new(StringComparer.Ordinal);
    private int _streams;

    /// <summary>The next value of each state tensor that a layer changes, by index.</summary>
    public IReadOnlyDictionary<int, Expr> Updates => _updates;

    /// <summary>The layers that change state, by their full labels.</summary>
    public IReadOnlyCollection<string> Updating => _updating;

    public override Expr Tensor(ParameterSpec tensor, bool isState)
    {
        int index = table.Declare(tensor, isState);
        var type = new TensorType(ElementType.Float32, tensor.Shape);
        return new Expr(Builder, Builder.Add(isState
            ? new StateLeaf(tensor.Name, index, type)
            : new ParameterLeaf(tensor.Name, index, type)));
    }

    public override void UpdateState(string name, Expr next, string layer)
    {
        _updates[table.State.FindIndex(s => s.Name == name)] = next;
        _updating.Add(layer);
    }

    public override void Give(string layer, IEnumerable<Expr> results)
    {
        if (!_given.TryGetValue(layer, out List<Value>? given))
            _given[layer] = given = [];
        given.AddRange(results.Select(r => r.Value));
    }

    /// <summary>What the layers of a full label give, in every call.</summary>
    public IReadOnlyList<Value> GivenBy(string layer) => _given[layer];

    public override bool IsFrozen(string layer) => frozen.Contains(layer);

    public override Expr Random(Shape shape) => new(Builder, Builder.Add(new RandomUniform(_streams++, shape)));

    public override int ReserveStreams(int count) => (_streams += count) - count;

    public override Expr Stack(StackRequest request)
    {
        int[] entries = Entries(request);
        ParameterSpec tensor = request.Tensors[request.Index];
        return new Expr(Builder, Builder.Add(new StackLeaf(
            $"{request.Layer.Label}.*.{tensor.Name}", request.IsState, entries[0], entries[1] - entries[0],
            request.Layer.Repeat,
            new TensorType(ElementType.Float32, tensor.Shape.Insert(0, request.Layer.Repeat)))));
    }

    public override void UpdateStates(StackRequest request, Expr next, string layer)
    {
        _updating.Add(layer);
        int[] entries = Entries(request);
        for (int i = 0; i < entries.Length; i++)
            _updates[entries[i]] = next.Slice(0, i, Dim.One).Reshape(next.Shape.Skip(1));
    }

    /// <summary>
    /// The table entries of the tensor, repetition by repetition, each next to the others of its repetition.
    /// </summary>
    private int[] Entries(StackRequest request)
    {
        for (int i = 0; i < request.Layer.Repeat; i++)
        {
            foreach (ParameterSpec tensor in request.Tensors)
                table.Declare(tensor with { Name = $"{request.LabelOf(i)}.{tensor.Name}" }, request.IsState);
        }

        ParameterSpec own = request.Tensors[request.Index];
        return Enumerable.Range(0, request.Layer.Repeat)
            .Select(i => table.Declare(own with { Name = $"{request.LabelOf(i)}.{own.Name}" }, request.IsState))
            .ToArray();
    }
}
