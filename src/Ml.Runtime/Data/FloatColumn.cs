using Ml.Contracts;

namespace Ml.Data;

/// <summary>Floats, copied as they are.</summary>
/// <param name="name">Name of the input or target.</param>
/// <param name="values">Examples one after another; kept, not copied.</param>
/// <param name="length">Floats per example.</param>
/// <param name="isTarget">Whether a loss compares with it.</param>
/// <exception cref="ArgumentException">The values do not divide into examples.</exception>
public sealed class FloatColumn(string name, float[] values, int length, bool isTarget = false)
    : Column(name, ElementKind.Float32, values.Length, length, isTarget)
{
    internal override void Read(ReadOnlySpan<int> indices, Batch batch, int slot)
    {
        var target = batch.FillFloats(slot, indices.Length * Slot.Length);
        for (var i = 0; i < indices.Length; i++)
            values.AsSpan(indices[i] * Slot.Length, Slot.Length).CopyTo(target[(i * Slot.Length)..]);
    }
}
