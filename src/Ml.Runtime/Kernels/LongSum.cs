using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>
/// Sums of so many numbers that single precision would lose them: what the rounding of one addition cuts off is kept
/// beside the sum (Knuth's two-sum; Neumaier 1974). Kernels add whole runs this way, not elements, so that it costs nothing.
/// </summary>
public static class LongSum
{
    /// <summary>Adds the sum of a run.</summary>
    /// <param name="sum">The sum so far, rounded.</param>
    /// <param name="rest">What rounding cut off of it.</param>
    /// <param name="part">What is added.</param>
    /// <typeparam name="V">The registers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<V>(ref V sum, ref V rest, V part) where V : unmanaged, IVector<V>
    {
        V before = sum, after = before + part, added = after - before;
        rest = rest + ((before - (after - added)) + (part - added));
        sum = after;
    }

    /// <summary>
    /// Adds one element of very many: what the last addition cut off goes into the next (Kahan 1965), so that it stays as small
    /// as the rounding of one.
    /// </summary>
    /// <param name="sum">The sum so far, rounded.</param>
    /// <param name="rest">What the last rounding cut off.</param>
    /// <param name="element">What is added.</param>
    /// <typeparam name="V">The registers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddElement<V>(ref V sum, ref V rest, V element) where V : unmanaged, IVector<V>
    {
        V carried = element + rest, lost = V.Zero;
        Add(ref sum, ref lost, carried);
        rest = V.Select(V.Equal(lost, lost), lost, V.Zero);
    }

    /// <summary>The sum. Where it is infinite, its rest is not a number and left out.</summary>
    /// <typeparam name="V">The registers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V sum, V rest) where V : unmanaged, IVector<V> =>
        V.Select(V.Equal(rest, rest), sum + rest, sum);
}
