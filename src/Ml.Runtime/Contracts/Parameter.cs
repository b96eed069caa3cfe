namespace Ml.Contracts;

/// <summary>One named tensor inside a <see cref="ParameterSet"/>: a view, no copy.</summary>
public readonly struct Parameter
{
    readonly ParameterSet _set;
    readonly long _offset;

    internal Parameter(ParameterSet set, ParameterInfo info, long offset)
    {
        _set = set;
        _offset = offset;
        Info = info;
    }

    /// <summary>Name, shape, options.</summary>
    public ParameterInfo Info { get; }

    /// <summary>Unique within the set.</summary>
    public string Name => Info.Name;

    /// <summary>Row-major sizes; empty for a scalar.</summary>
    public ReadOnlySpan<int> Shape => Info.Shape;

    /// <summary>Where the tensor begins in <see cref="ParameterSet.Values"/>, in floats.</summary>
    public long Offset => _offset;

    /// <summary>The number of floats.</summary>
    public int Length => checked((int)Info.Length);

    /// <summary>The numbers, to be changed: every call counts as a change of the set.</summary>
    /// <exception cref="InvalidOperationException">The set is read-only.</exception>
    public Span<float> Values => _set.Slice(_offset, Length);

    /// <summary>The numbers, to be read.</summary>
    public ReadOnlySpan<float> ReadOnlyValues => _set.ReadOnlySlice(_offset, Length);

    /// <summary>E.g. <c>conv1.weight [32, 1, 3, 3]</c>.</summary>
    public override string ToString() => Info.ToString();
}
