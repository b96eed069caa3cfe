using System.Runtime.CompilerServices;

namespace Ml.Numerics;

/// <summary>
/// Lanes that lie apart in memory, any number of them: the ends of strided loops, and stores that do not fill memory.
/// Element by element; <see cref="IVector{V}.LoadStrided"/> is the fast way to read a full register.
/// </summary>
public static unsafe class Strided
{
    const int MostLanes = 16;

    /// <summary>Lane i = p[i * stride] for the first <paramref name="n"/> lanes, 0 in the others. Touches only those elements.</summary>
    [SkipLocalsInit]
    public static V Load<V>(float* p, nint stride, int n)
        where V : unmanaged, IVector<V>
    {
        float* lanes = stackalloc float[MostLanes];
        for (int i = 0; i < n; i++)
            lanes[i] = p[i * stride];
        return V.LoadPartial(lanes, n);
    }

    /// <summary>p[i * stride] = lane i for the first <paramref name="n"/> lanes. Touches only those elements.</summary>
    [SkipLocalsInit]
    public static void Store<V>(V v, float* p, nint stride, int n)
        where V : unmanaged, IVector<V>
    {
        float* lanes = stackalloc float[MostLanes];
        V.Store(v, lanes);
        for (int i = 0; i < n; i++)
            p[i * stride] = lanes[i];
    }
}
