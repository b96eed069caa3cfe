using System.Runtime.CompilerServices;

namespace Ml.Numerics;

/// <summary>The scaling step of exp and its kin where the processor has no instruction for it.</summary>
static class PowerOfTwo
{
    /// <summary>
    /// x * 2^n in two factors. n may be twice as far from zero as a float's exponent reaches; the first factor leaves x
    /// normal and is exact, so only the second rounds, exactly as vscalefps does.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale<V>(V x, V n) where V : unmanaged, IVector<V>
    {
        V whole = V.ConvertToInt32Bits(n);
        V half = V.ShiftRightArithmetic(whole, 1);
        return x * Exact(half) * Exact(V.SubtractInt32(whole, half));
    }

    /// <summary>2^n for integers n in [-126, 127], given as integer bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exact<V>(V n) where V : unmanaged, IVector<V> =>
        V.ShiftLeft(V.AddInt32(n, V.CreateInt32(127)), 23);
}
