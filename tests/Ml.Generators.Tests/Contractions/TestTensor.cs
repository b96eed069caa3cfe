using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Runtime.Tests.Support;

namespace Ml.Generators.Tests.Contractions;

/// <summary>Numbers in memory between guard pages, seen as a tensor with any strides, and the graph value they belong to.</summary>
public sealed unsafe class TestTensor : IDisposable
{
    private readonly GuardedBuffer _memory;
    private readonly float* _start;

    /// <param name="order">Axes from the slowest to the fastest in memory; row-major when null.</param>
    /// <param name="reversed">Axes that run backwards in memory.</param>
    /// <param name="gap">Elements left out at the end of each run of the slowest but one axis.</param>
    /// <param name="named">Names for sizes that the kernel must not know: axis to name.</param>
    /// <param name="broadcast">Axes along which every index reads the same element.</param>
    public TestTensor(
        int[] shape, int[]? order = null, int[]? reversed = null, int[]? broadcast = null, int gap = 0, IReadOnlyDictionary<int, string>? named = null,
        int seed = 1)
    {
        Sizes = shape;
        order ??= [.. Enumerable.Range(0, shape.Length)];
        Strides = new long[shape.Length];
        var strides = new Dim[shape.Length];
        long step = 1;
        Dim stride = 1;
        foreach (int axis in order.Reverse())
        {
            bool still = broadcast?.Contains(axis) == true, back = reversed?.Contains(axis) == true;
            Strides[axis] = still ? 0 : back ? -step : step;
            strides[axis] = still ? Dim.Zero : back ? stride * -1 : stride;
            if (still)
                continue;
            Offset += back ? (shape[axis] - 1) * step : 0;
            if (gap > 0 && axis == order[^1])
            {
                step += gap;
                stride += gap;
            }

            step *= shape[axis];
            stride *= Size(axis);
        }

        Length = (int)step;
        var type = new TensorType(ElementType.Float32, new Shape(Enumerable.Range(0, shape.Length).Select(Size)));
        Value = new GraphBuilder().Add(new InputLeaf("tensor", seed, type));
        Access = new TensorAccess("pointer", ElementType.Float32, type.Shape, strides.ToEquatableArray());
        _memory = new GuardedBuffer(Length);
        _start = _memory.Last(Length);
        var random = new System.Random(seed);
        for (int i = 0; i < Length; i++)
            _start[i] = (float)((random.NextDouble() * 2) - 1);

        Dim Size(int axis) => named is not null && named.TryGetValue(axis, out string? name) ? Dim.Named(name) : shape[axis];
    }

    public int[] Sizes { get; }

    public long[] Strides { get; }

    public long Offset { get; }

    public int Length { get; }

    public Value Value { get; private set; }

    public TensorAccess Access { get; }

    public nint Pointer => (nint)_start;

    public Span<float> Memory => new(_start, Length);

    public ContractionOperand Operand(bool prepared = false) => new(Value, Access, prepared) { Offset = Offset };

    public double this[params int[] indices]
    {
        get
        {
            long at = Offset;
            for (int axis = 0; axis < indices.Length; axis++)
                at += indices[axis] * Strides[axis];
            return _start[at];
        }
    }

    /// <summary>The same memory under another value of the graph.</summary>
    public TestTensor As(Value value)
    {
        Value = value;
        return this;
    }

    /// <summary>Every choice of indices, last axis fastest.</summary>
    public static IEnumerable<int[]> Indices(IReadOnlyList<int> sizes)
    {
        var index = new int[sizes.Count];
        if (sizes.Any(s => s == 0))
            yield break;
        while (true)
        {
            yield return [.. index];
            int axis = sizes.Count - 1;
            while (axis >= 0 && ++index[axis] == sizes[axis])
                index[axis--] = 0;
            if (axis < 0)
                yield break;
        }
    }

    public void Dispose() => _memory.Dispose();
}
