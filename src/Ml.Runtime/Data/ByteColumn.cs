using Ml.Contracts;

namespace Ml.Data;

/// <summary>
/// Pixels: kept as bytes, a quarter of the memory, and turned into floats while a batch is read:
/// <c>(byte / 255 - Mean) / Deviation</c>.
/// </summary>
/// <param name="name">Name of the input or target.</param>
/// <param name="values">Examples one after another; kept, not copied.</param>
/// <param name="length">Bytes per example.</param>
/// <param name="isTarget">Whether a loss compares with it.</param>
/// <exception cref="ArgumentException">The values do not divide into examples.</exception>
public sealed class ByteColumn(string name, byte[] values, int length, bool isTarget = false)
    : Column(name, ElementKind.Float32, values.Length, length, isTarget)
{
    /// <summary>Subtracted after scaling to 0..1. MNIST's usual value is 0.1307; 0 leaves the range at 0..1.</summary>
    public float Mean { get; init; }

    /// <summary>Divided by after subtracting <see cref="Mean"/>. MNIST's usual value is 0.3081.</summary>
    public float Deviation { get; init; } = 1;

    /// <summary>The bytes of one example.</summary>
    public ReadOnlySpan<byte> Bytes(int example) => values.AsSpan(example * Slot.Length, Slot.Length);

    internal override void Read(ReadOnlySpan<int> indices, Batch batch, int slot)
    {
        var target = batch.FillFloats(slot, indices.Length * Slot.Length);
        for (var i = 0; i < indices.Length; i++)
            Pixels.ToFloats(Bytes(indices[i]), target.Slice(i * Slot.Length, Slot.Length), Mean, Deviation);
    }
}
