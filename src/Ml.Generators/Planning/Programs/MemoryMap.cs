using Ml.Generators.Graph;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>Where the tensors of a model's tables lie in their flat arrays, which have no gaps.</summary>
public sealed class MemoryMap(IReadOnlyList<ParameterSpec> parameters, IReadOnlyList<ParameterSpec> state)
{
    private readonly long[] _parameters = Offsets(parameters), _state = Offsets(state);

    public long ParameterFloats => _parameters[parameters.Count];

    public long StateFloats => _state[state.Count];

    /// <summary>The storage of a leaf that is a table's tensor.</summary>
    public Storage OfTable(Leaf leaf)
    {
        (bool isState, int index, string label) = leaf switch
        {
            ParameterLeaf p => (false, p.Index, p.Label),
            StateLeaf s => (true, s.Index, s.Label),
            StackLeaf k => (k.IsState, k.FirstIndex, k.Label),
            _ => throw new InvalidOperationException($"'{leaf}' is not in a table."),
        };
        var allocation = new Allocation(label, isState ? Region.State : Region.Parameters, leaf.Type.Shape.Size);
        return leaf is StackLeaf stack
            ? Stacked(allocation, stack)
            : Storage.RowMajor(allocation, leaf.Type.Shape) with { Offset = OffsetOf(isState, index) };
    }

    public Storage Gradient(int index, Shape shape) =>
        Storage.RowMajor(new Allocation("gradient of " + parameters[index].Name, Region.Gradients, shape.Size), shape)
            with
        { Offset = _parameters[index] };

    public Storage State(int index, Shape shape) =>
        Storage.RowMajor(
            new Allocation(state[index].Name, Region.State, shape.Size), shape) with
        { Offset = _state[index] };

    /// <summary>
    /// Tensors of a repeated block: one repetition's table entries lie at a fixed distance from the next's.
    /// </summary>
    public Storage GradientStack(StackLeaf stack) =>
        Stacked(new Allocation("gradient of " + stack.Label, Region.Gradients, stack.Type.Shape.Size), stack);

    private Storage Stacked(Allocation allocation, StackLeaf stack)
    {
        long first = OffsetOf(stack.IsState, stack.FirstIndex);
        long distance = stack.Count > 1 ? OffsetOf(stack.IsState, stack.FirstIndex + stack.Distance) - first : 0;
        Shape item = stack.Type.Shape.Skip(1);
        return new Storage(
            allocation, first, new[] { (Dim)distance }.Concat(TensorAccess.RowMajor(item)).ToEquatableArray());
    }

    private long OffsetOf(bool isState, int index) => (isState ? _state : _parameters)[index];

    private static long[] Offsets(IReadOnlyList<ParameterSpec> tensors)
    {
        var offsets = new long[tensors.Count + 1];
        for (int i = 0; i < tensors.Count; i++)
            offsets[i + 1] = offsets[i] + tensors[i].Shape.Size.Value;
        return offsets;
    }
}
