using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>The model's own program: tensors are entries of its tables.</summary>
internal sealed class ModelScope(GraphBuilder builder, bool isTraining, ParameterTable table) : ParameterScope(
    builder, isTraining)
{
    private readonly Dictionary<int, Expr> _updates = [];
    private int _streams;

    /// <summary>The next value of each state tensor that a layer changes, by index.</summary>
    public IReadOnlyDictionary<int, Expr> Updates => _updates;

    public override Expr Tensor(ParameterSpec tensor, bool isState)
    {
        int index = table.Declare(tensor, isState);
        var type = new TensorType(ElementType.Float32, tensor.Shape);
        return new Expr(Builder, Builder.Add(isState
            ? new StateLeaf(tensor.Name, index, type)
            : new ParameterLeaf(tensor.Name, index, type)));
    }

    public override void UpdateState(string name, Expr next) =>
        _updates[table.State.FindIndex(s => s.Name == name)] = next;

    public override Expr Random(Shape shape) => new(Builder, Builder.Add(new RandomUniform(_streams++, shape)));

    public override int ReserveStreams(int count) => (_streams += count) - count;

    public override Expr Stack(StackRequest request)
    {
        int[] entries = Entries(request);
        ParameterSpec tensor = request.Tensors[request.Index];
        return new Expr(Builder, Builder.Add(new StackLeaf(
            $"{request.Label}.*.{tensor.Name}", request.IsState, entries[0], entries[1] - entries[0], request.Count,
            new TensorType(ElementType.Float32, tensor.Shape.Insert(0, request.Count)))));
    }

    public override void UpdateStates(StackRequest request, Expr next)
    {
        int[] entries = Entries(request);
        for (int i = 0; i < entries.Length; i++)
            _updates[entries[i]] = next.Slice(0, i, Dim.One).Reshape(next.Shape.Skip(1));
    }

    /// <summary>
    /// The table entries of the tensor, repetition by repetition, each next to the others of its repetition.
    /// </summary>
    private int[] Entries(StackRequest request)
    {
        for (int i = 0; i < request.Count; i++)
        {
            foreach (ParameterSpec tensor in request.Tensors)
                table.Declare(tensor with { Name = $"{request.Label}.{i}.{tensor.Name}" }, request.IsState);
        }

        ParameterSpec own = request.Tensors[request.Index];
        return Enumerable.Range(0, request.Count)
            .Select(i => table.Declare(own with { Name = $"{request.Label}.{i}.{own.Name}" }, request.IsState))
            .ToArray();
    }
}
