using Ml.Contracts;

namespace Ml.Data;

/// <summary>Integers: classes, tokens.</summary>
/// <param name="name">Name of the input or target.</param>
/// <param name="values">Examples one after another; kept, not copied.</param>
/// <param name="length">Integers per example.</param>
/// <param name="isTarget">Whether a loss compares with it.</param>
/// <exception cref="ArgumentException">The values do not divide into examples.</exception>
public sealed class IntegerColumn(string name, int[] values, int length, bool isTarget = false)
    : Column(name, ElementKind.Int32, values.Length, length, isTarget)
{
    internal override void Read(ReadOnlySpan<int> indices, Batch batch, int slot)
    {
        var target = batch.FillIntegers(slot, indices.Length * Slot.Length);
        for (var i = 0; i < indices.Length; i++)
            values.AsSpan(indices[i] * Slot.Length, Slot.Length).CopyTo(target[(i * Slot.Length)..]);
    }
}
