using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Optimizers;

/// <summary>Whether a sweep stores what the rule gives, and what it looks for in it.</summary>
interface ISweepMode
{
    static abstract bool Stores { get; }

    /// <summary>What has been found so far, with one more vector.</summary>
    static abstract V Note<V>(V value, V found) where V : unmanaged, IVector<V>;

    /// <summary>What has been found, as one number.</summary>
    static abstract float Conclude<V>(V found) where V : unmanaged, IVector<V>;
}

/// <summary>Stores, and finds the largest size; only for results that are known to be finite.</summary>
readonly struct Taken : ISweepMode
{
    public static bool Stores => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Note<V>(V value, V found) where V : unmanaged, IVector<V> => V.MaxOrSecond(V.Abs(value), found);

    public static float Conclude<V>(V found) where V : unmanaged, IVector<V> => V.MaxAcross(found);
}

/// <summary>Stores nothing, and finds whether anything is not finite: zero times it is no zero, and stays
/// none.</summary>
readonly struct Tried : ISweepMode
{
    public static bool Stores => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Note<V>(V value, V found) where V : unmanaged, IVector<V> => V.Fma(value, V.Zero, found);

    public static float Conclude<V>(V found) where V : unmanaged, IVector<V> => V.Sum(found);
}
