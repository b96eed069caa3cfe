using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics.Tensors;

namespace Ml.Contracts;

/// <summary>What MlChecks=full puts before the first layer and after every layer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Checks
{
    // Short enough for the caches, long enough for a span.
    const int Block = 1 << 16;

    /// <summary>Throws when an input or target holds NaN. An infinity may be meant, as in a mask: it is
    /// remembered.</summary>
    /// <param name="values">The tensor.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape, as declared.</param>
    /// <param name="infinite">What is known of the inputs before.</param>
    /// <returns>The first infinite input, in words; null when there is none.</returns>
    /// <exception cref="NotFiniteNumberException">It does; the message names the input and the first such
    /// element.</exception>
    public static string? Input(float* values, nint count, string name, string shape, string? infinite)
    {
        var found = Find(values, count, alsoInfinite: false);
        if (found >= 0)
        {
            throw new NotFiniteNumberException(string.Create(CultureInfo.InvariantCulture,
                $"The input '{name}' {shape} holds NaN at element {found} of {count}: it came in with the data."),
                float.NaN);
        }

        if (infinite is not null || (found = Find(values, count, alsoInfinite: true)) < 0)
            return infinite;
        return string.Create(CultureInfo.InvariantCulture,
            $"the input '{name}' {shape} holds {values[found]} at element {found} of {count}");
    }

    /// <summary>Throws when a layer's result holds NaN, or an infinity that it made itself.</summary>
    /// <param name="values">The result.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="place">Where the layer is declared: "Net.cs(12)", or empty.</param>
    /// <param name="isBackward">Whether they are gradients.</param>
    /// <param name="mayBeInfinite">Whether the declaration has an infinite constant that leads here.</param>
    /// <param name="infinite">The first infinite input, in words, or null.</param>
    /// <exception cref="NotFiniteNumberException">It does; the message names the layer, its file and line, and the
    /// first such element.</exception>
    public static void Layer(
        float* values, nint count, string layer, string place, bool isBackward, bool mayBeInfinite, string? infinite)
    {
        var found = Find(values, count, alsoInfinite: !mayBeInfinite && infinite is null);
        if (found >= 0)
            ThrowLayer(values[found], found, count, layer, place, isBackward, infinite);
    }

    /// <summary>The first element that is NaN, or infinite where that counts; -1 when there is none.</summary>
    static nint Find(float* values, nint count, bool alsoInfinite)
    {
        for (nint start = 0; start < count; start += Block)
        {
            var block = new ReadOnlySpan<float>(values + start, (int)Math.Min(Block, count - start));
            // Large numbers may overflow the sum, which only sends it the slow way.
            if (float.IsFinite(TensorPrimitives.SumOfMagnitudes(block)))
                continue;
            for (var i = 0; i < block.Length; i++)
            {
                if (float.IsNaN(block[i]) || (alsoInfinite && float.IsInfinity(block[i])))
                    return start + i;
            }
        }

        return -1;
    }

    [DoesNotReturn]
    static void ThrowLayer(
        float value, nint at, nint count, string layer, string place, bool isBackward, string? infinite)
    {
        var hint = infinite is null
            ? "Look for a division by zero, a logarithm of zero, or a learning rate that is too high."
            : $"But {infinite}, which may be where it comes from.";
        var where = place.Length > 0 ? place + ": " : "";
        var what = isBackward ? "has a gradient that is" : "gave";
        throw new NotFiniteNumberException(string.Create(CultureInfo.InvariantCulture,
            $"{where}layer '{layer}' {what} {value} at element {at} of {count}. {hint}"), value);
    }
}
