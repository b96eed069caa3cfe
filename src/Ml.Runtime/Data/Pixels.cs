using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ml.Data;

/// <summary>Bytes to floats.</summary>
static class Pixels
{
    const float White = 255;

    /// <summary>
    /// <c>(byte / 255 - mean) / deviation</c>, each operation rounded once (divisions, not multiplications by a
    /// reciprocal), so the bits are those of torchvision's ToTensor and Normalize, and the same on every processor.
    /// </summary>
    internal static void ToFloats(ReadOnlySpan<byte> source, Span<float> target, float mean, float deviation)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target[..source.Length]);
        var means = Vector256.Create(mean);
        var deviations = Vector256.Create(deviation);
        var i = 0;
        for (; i <= source.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            var (first, second) = Vector256.Widen(low);
            var (third, fourth) = Vector256.Widen(high);
            Scale(first, means, deviations).StoreUnsafe(ref to, (nuint)i);
            Scale(second, means, deviations).StoreUnsafe(ref to, (nuint)i + 8);
            Scale(third, means, deviations).StoreUnsafe(ref to, (nuint)i + 16);
            Scale(fourth, means, deviations).StoreUnsafe(ref to, (nuint)i + 24);
        }

        for (; i < source.Length; i++)
            Unsafe.Add(ref to, i) = (Unsafe.Add(ref from, i) / White - mean) / deviation;
    }

    // Through int: a conversion from unsigned is slow where AVX-512 is missing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Scale(Vector256<uint> pixels, Vector256<float> means, Vector256<float> deviations)
        => (Vector256.ConvertToSingle(pixels.AsInt32()) / White - means) / deviations;
}
