using System.Collections;
using System.Runtime.InteropServices;

namespace Ml.Contracts;

/// <summary>
/// Named tensors over one flat array of floats, without padding, in declaration order: an optimiser step is one
/// sweep, a file's data section is the array. Starts as zeros. Reading from several threads is safe, and so is
/// predicting with several sessions; changing is not, and whoever changes sees to it that nothing reads or predicts
/// meanwhile. Disposing is safe at any time: what comes later gets an exception, spans handed out before stay valid.
/// </summary>
public sealed unsafe class ParameterSet : IReadOnlyList<Parameter>, IDisposable
{
    // Cache line, and the widest vector: kernels may use aligned loads at Pointer.
    const int Alignment = 64;

    // The owner of memory that lives as long as the process.
    static readonly object Unowned = new();

    readonly ParameterInfo[] _infos;
    readonly long[] _offsets;
    readonly Dictionary<string, int> _index;

    // What keeps the numbers where they are: pinned managed memory of its own (a span of a collected or disposed set
    // stays valid), or for Over the owner of foreign memory. Null once disposed.
    object? _keeper;
    readonly int _ownOffset;
    readonly float* _pointer;
    ModelMemory? _model;
    int _version;
    int _training;

    /// <summary>Allocates a set of zeros, 64-byte aligned.</summary>
    /// <param name="parameters">The tensors in order.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or a size is negative.</exception>
    public ParameterSet(IReadOnlyList<ParameterInfo> parameters)
        : this(parameters, null, null)
    {
        var slack = Alignment / sizeof(float);
        if (Length > Array.MaxLength - slack)
            throw new ArgumentException($"{Length} floats in one parameter set; the limit is {Array.MaxLength - slack}",
                nameof(parameters));
        var own = GC.AllocateArray<float>((int)Length + slack, pinned: true);
        _keeper = own;
        var start = (nint)Marshal.UnsafeAddrOfPinnedArrayElement(own, 0);
        _ownOffset = (int)(((Alignment - (start & (Alignment - 1))) & (Alignment - 1)) / sizeof(float));
        _pointer = (float*)start + _ownOffset;
    }

    ParameterSet(IReadOnlyList<ParameterInfo> parameters, float* foreign, object? owner)
    {
        _infos = [.. parameters];
        _offsets = new long[_infos.Length];
        _index = new Dictionary<string, int>(_infos.Length, StringComparer.Ordinal);
        for (var i = 0; i < _infos.Length; i++)
        {
            if (!_index.TryAdd(_infos[i].Name, i))
                throw new ArgumentException($"Two parameters are named '{_infos[i].Name}'; names are unique in a set",
                    nameof(parameters));
            if (Array.Exists(_infos[i].Shape, size => size < 0))
                throw new ArgumentException($"Parameter {_infos[i]} has a negative size", nameof(parameters));
            _offsets[i] = Length;
            Length = checked(Length + _infos[i].Length);
        }

        _pointer = foreign;
        _keeper = owner ?? Unowned;
        IsReadOnly = foreign != null;
    }

    /// <summary>
    /// A read-only set over memory that something else owns (a mapped file, an embedded resource): no copy is made.
    /// </summary>
    /// <param name="parameters">The tensors in order; the memory holds them one after the other.</param>
    /// <param name="values">The first float, at any address that <see cref="CanLieAt"/> accepts.</param>
    /// <param name="length">Floats available at <paramref name="values"/>; must equal the sum of the tensors.</param>
    /// <param name="owner">Kept reachable as long as the set; null when the memory lives as long as the
    /// process.</param>
    /// <exception cref="ArgumentException">Lengths differ, a name occurs twice, or the pointer is null or
    /// misaligned.</exception>
    public static ParameterSet Over(
        IReadOnlyList<ParameterInfo> parameters, float* values, long length, object? owner = null)
    {
        if (!CanLieAt(values))
            throw new ArgumentException("Parameters in place need an address that is not null and that this "
                + "processor reads floats from", nameof(values));
        var set = new ParameterSet(parameters, values, owner);
        if (set.Length != length)
            throw new ArgumentException(
                $"The tensors need {set.Length} floats, the memory has {length}", nameof(length));
        return set;
    }

    /// <summary>
    /// Whether parameters can be used where they lie: anywhere on x64 and Arm64, whose loads need no alignment
    /// (NativeAOT puts embedded resources at odd addresses), at multiples of 4 on other processors.
    /// </summary>
    public static bool CanLieAt(float* values)
    {
        var anywhere = RuntimeInformation.ProcessArchitecture
            is Architecture.X64 or Architecture.X86 or Architecture.Arm64;
        return values != null && (anywhere || ((nint)values & (sizeof(float) - 1)) == 0);
    }

    /// <summary>The first float; valid until <see cref="Dispose"/>. Writers call <see cref="MarkChanged"/>
    /// afterwards.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public float* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_keeper is null, this);
            return _pointer;
        }
    }

    /// <summary>
    /// The first float and what keeps it there: whoever works through the pointer holds on to the result (GC.KeepAlive)
    /// until it is done, and so may be overtaken by <see cref="Dispose"/> without harm.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    internal object Keep(out float* pointer)
    {
        var keeper = Volatile.Read(ref _keeper);
        ObjectDisposedException.ThrowIf(keeper is null, this);
        pointer = _pointer;
        return keeper;
    }

    /// <summary>Floats of all tensors together.</summary>
    public long Length { get; }

    /// <summary>The number of tensors.</summary>
    public int Count => _infos.Length;

    /// <summary>True for a set over foreign memory: it cannot be trained.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Changes whenever the numbers may have: whoever packs or caches them compares it.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>All numbers, to be changed: every call counts as a change.</summary>
    /// <exception cref="InvalidOperationException">The set is read-only.</exception>
    /// <exception cref="OverflowException">More floats than a span can hold.</exception>
    public Span<float> Values => Slice(0, checked((int)Length));

    /// <summary>All numbers, to be read.</summary>
    /// <exception cref="OverflowException">More floats than a span can hold.</exception>
    public ReadOnlySpan<float> ReadOnlyValues => ReadOnlySlice(0, checked((int)Length));

    /// <summary>The tensor at a position of the declaration order.</summary>
    public Parameter this[int index] => new(this, _infos[index], _offsets[index]);

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the names.</exception>
    public Parameter this[string name] => TryGet(name, out var found)
        ? found
        : throw new KeyNotFoundException(
            $"No parameter is named '{name}'. There are: {string.Join(", ", _infos.Select(info => info.Name))}");

    /// <summary>The tensors' names and shapes in declaration order.</summary>
    public IReadOnlyList<ParameterInfo> Infos => _infos;

    /// <summary>Looks a tensor up by name.</summary>
    public bool TryGet(string name, out Parameter parameter)
    {
        var known = _index.TryGetValue(name, out var i);
        parameter = known ? this[i] : default;
        return known;
    }

    /// <summary>Says that the numbers were changed through <see cref="Pointer"/>.</summary>
    public void MarkChanged() => Interlocked.Increment(ref _version);

    /// <summary>Sets every number to zero.</summary>
    public void Clear()
    {
        ThrowIfReadOnly();
        var keeper = Keep(out var pointer);
        NativeMemory.Clear(pointer, (nuint)Length * sizeof(float));
        GC.KeepAlive(keeper);
        MarkChanged();
    }

    /// <summary>Copies all numbers from a set of the same length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void CopyFrom(ParameterSet source)
    {
        ThrowIfReadOnly();
        if (source.Length != Length)
            throw new ArgumentException($"{source.Length} floats do not fit into {Length}", nameof(source));
        var (keeper, sourceKeeper) = (Keep(out var to), source.Keep(out var from));
        NativeMemory.Copy(from, to, (nuint)Length * sizeof(float));
        GC.KeepAlive(keeper);
        GC.KeepAlive(sourceKeeper);
        MarkChanged();
    }

    internal Span<float> Slice(long offset, int length)
    {
        ThrowIfReadOnly();
        MarkChanged();
        return Own(offset, length);
    }

    internal ReadOnlySpan<float> ReadOnlySlice(long offset, int length)
    {
        if (!IsReadOnly)
            return Own(offset, length);
        ForeignMemory.NeverFree(Keep(out var pointer));
        return new ReadOnlySpan<float>(pointer + offset, length);
    }

    Span<float> Own(long offset, int length) =>
        ((float[])Keep(out _)).AsSpan(_ownOffset + (int)offset, length);

    void ThrowIfReadOnly()
    {
        if (IsReadOnly)
            throw new InvalidOperationException(
                "These parameters are used in place from read-only memory; load a copy to change them");
    }

    /// <summary>Takes the set for one training run; false when another run has it.</summary>
    internal bool TryBeginTraining() => Interlocked.Exchange(ref _training, 1) == 0;

    internal void EndTraining() => Volatile.Write(ref _training, 0);

    /// <summary>From now on the set goes with its model, and not before.</summary>
    internal void BelongTo(ModelMemory model) => _model = model;

    /// <summary>Lets the memory go.</summary>
    internal void Release() => Volatile.Write(ref _keeper, null);

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator()
    {
        for (var i = 0; i < _infos.Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lets the memory go; spans handed out before stay valid. A set that belongs to a model goes with the
    /// model: disposing it alone does nothing.</summary>
    public void Dispose()
    {
        if (_model is null)
            Release();
    }
}
