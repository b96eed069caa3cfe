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
    public DataSlot Slot { get; private set; }

    /// <summary>
    /// The sizes of an example, where they are to be more than a length: <c>[28, 28]</c> settles the height and the width
    /// of an input <c>[batch, height, width]</c>.
    /// </summary>
    /// <exception cref="ArgumentException">They do not make the length.</exception>
    public IReadOnlyList<int>? Shape
    {
        get => Slot.Shape;
        init
        {
            if (value is not null && value.Aggregate(1L, (product, size) => product * size) != Slot.Length)
                throw new ArgumentException($"'{Slot.Name}': [{string.Join(", ", value)}] is not {Slot.Length} values an example.",
                    nameof(value));
            Slot = Slot with { Shape = value };
        }
    }

    /// <summary>Number of examples.</summary>
    public int Count { get; }

    /// <summary>Copies examples into a slot of a batch, without allocating once the batch is large enough.</summary>
    internal abstract void Read(ReadOnlySpan<int> indices, Batch batch, int slot);
}
