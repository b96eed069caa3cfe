using Ml.Contracts;

namespace Ml.Data;

/// <summary>
/// One value per example, in memory: <see cref="FloatColumn"/>, <see cref="IntegerColumn"/>, <see cref="ByteColumn"/>.
/// </summary>
public abstract class Column
{
    private protected Column(string name, ElementKind element, int values, int length, bool isTarget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (values % length != 0)
            throw new ArgumentException($"'{name}': {values} values do not divide into examples of {length}.",
                nameof(length));
        Slot = new DataSlot(name, element, length, isTarget);
        Count = values / length;
    }

    /// <summary>Name, type and size of an example's value.</summary>
    public DataSlot Slot { get; }

    /// <summary>Number of examples.</summary>
    public int Count { get; }

    /// <summary>Copies examples into a slot of a batch, without allocating once the batch is large enough.</summary>
    internal abstract void Read(ReadOnlySpan<int> indices, Batch batch, int slot);
}
