namespace Ml.Contracts;

/// <summary>
/// The data of one call of a model: one slot per input, then one per target. Buffers are kept and only grow, so
/// refilling a batch of a size seen before allocates nothing. Filled by one thread, then read.
/// </summary>
public sealed class Batch
{
    readonly Slot[] _slots;
    readonly List<(string Name, int Value)> _sizes = [];

    /// <summary>An empty batch.</summary>
    /// <param name="kinds">The element type of each slot.</param>
    public Batch(params ReadOnlySpan<ElementKind> kinds)
    {
        _slots = new Slot[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
            _slots[i].Kind = kinds[i];
    }

    /// <summary>An empty batch with the slots of a model.</summary>
    /// <param name="model">Its inputs become the first slots.</param>
    /// <param name="withTargets">Whether its targets follow.</param>
    public static Batch For(ModelInfo model, bool withTargets = true)
    {
        var tensors = withTargets ? model.Inputs.Concat(model.Targets) : model.Inputs;
        return new Batch([.. tensors.Select(tensor => tensor.Element)]);
    }

    /// <summary>An empty batch with a slot for each of a model's outputs, for <see cref="IModel.Predict"/> to fill.</summary>
    public static Batch ForOutputs(ModelInfo model) => new([.. model.Outputs.Select(output => output.Element)]);

    /// <summary>The number of examples.</summary>
    public int Count { get; private set; }

    /// <summary>The number of inputs and targets.</summary>
    public int Slots => _slots.Length;

    /// <summary>The element type of a slot.</summary>
    public ElementKind Kind(int slot) => _slots[slot].Kind;

    /// <summary>Elements in a slot, all examples together.</summary>
    public int Length(int slot) => _slots[slot].Length;

    /// <summary>The elements of a slot, row-major, examples first.</summary>
    /// <exception cref="InvalidOperationException">The slot holds integers.</exception>
    public ReadOnlySpan<float> Floats(int slot) => Require(slot, ElementKind.Float32).Floats.AsSpan(0, Length(slot));

    /// <summary>The elements of a slot, row-major, examples first.</summary>
    /// <exception cref="InvalidOperationException">The slot holds floats.</exception>
    public ReadOnlySpan<int> Integers(int slot) => Require(slot, ElementKind.Int32).Integers.AsSpan(0, Length(slot));

    /// <summary>The elements of a slot, to be changed in place.</summary>
    /// <exception cref="InvalidOperationException">The slot holds integers.</exception>
    public Span<float> WritableFloats(int slot) => Require(slot, ElementKind.Float32).Floats.AsSpan(0, Length(slot));

    /// <summary>The elements of a slot, to be changed in place.</summary>
    /// <exception cref="InvalidOperationException">The slot holds floats.</exception>
    public Span<int> WritableIntegers(int slot) => Require(slot, ElementKind.Int32).Integers.AsSpan(0, Length(slot));

    /// <summary>Starts a refill: sets the number of examples and empties every slot.</summary>
    /// <param name="count">Examples, at least 0.</param>
    public void Reset(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        _sizes.Clear();
        foreach (ref var slot in _slots.AsSpan())
            slot.Length = 0;
    }

    /// <summary>Makes room in a float slot and hands it out to be filled; its old content is undefined.</summary>
    /// <param name="slot">Which slot.</param>
    /// <param name="length">Elements, all examples together.</param>
    /// <exception cref="InvalidOperationException">The slot holds integers.</exception>
    public Span<float> FillFloats(int slot, int length)
    {
        ref var room = ref Require(slot, ElementKind.Float32);
        if (room.Floats is null || room.Floats.Length < length)
            room.Floats = GC.AllocateUninitializedArray<float>(length);
        room.Length = length;
        return room.Floats.AsSpan(0, length);
    }

    /// <summary>Makes room in an integer slot and hands it out to be filled; its old content is undefined.</summary>
    /// <param name="slot">Which slot.</param>
    /// <param name="length">Elements, all examples together.</param>
    /// <exception cref="InvalidOperationException">The slot holds floats.</exception>
    public Span<int> FillIntegers(int slot, int length)
    {
        ref var room = ref Require(slot, ElementKind.Int32);
        if (room.Integers is null || room.Integers.Length < length)
            room.Integers = GC.AllocateUninitializedArray<int>(length);
        room.Length = length;
        return room.Integers.AsSpan(0, length);
    }

    /// <summary>Names a symbolic size that the lengths alone do not give, e.g. height and width of images.</summary>
    /// <param name="name">The name in the declaration's shape.</param>
    /// <param name="value">Its value in this batch.</param>
    public void SetSize(string name, int value)
    {
        for (var i = 0; i < _sizes.Count; i++)
            if (_sizes[i].Name == name)
            {
                _sizes[i] = (name, value);
                return;
            }

        _sizes.Add((name, value));
    }

    /// <summary>The value set for a symbolic size since the last <see cref="Reset"/>.</summary>
    public bool TryGetSize(string name, out int value) => TryGetSize(name.AsSpan(), out value);

    internal bool TryGetSize(ReadOnlySpan<char> name, out int value)
    {
        foreach (var size in _sizes)
            if (name.SequenceEqual(size.Name))
            {
                value = size.Value;
                return true;
            }

        value = 0;
        return false;
    }

    ref Slot Require(int slot, ElementKind kind)
    {
        ref var found = ref _slots[slot];
        if (found.Kind != kind)
            throw new InvalidOperationException($"Slot {slot} of the batch holds {found.Kind}, not {kind}");
        return ref found;
    }

    struct Slot
    {
        public ElementKind Kind;
        public int Length;
        public float[]? Floats;
        public int[]? Integers;
    }
}
