using System.Runtime.CompilerServices;

namespace Ml.Numerics;

/// <summary>Registers of integers: all lanes combined, which is the end of a reduction, and literals.</summary>
public static unsafe class Int32Lanes
{
    const int MostLanes = 16;

    /// <summary>
    /// The integer itself, for literals whose bits are a signalling NaN (0x7F800001 to 0x7FBFFFFF, and those with the sign
    /// bit). Registers are of floats, and where the JIT sees such a constant in one it may hold it as a double on the way,
    /// which makes the NaN a quiet one, and so another integer.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Hide(int literal) => literal;

    /// <summary>The sum, wrapping on overflow.</summary>
    [SkipLocalsInit]
    public static int Sum<V>(V x) where V : unmanaged, IVector<V>
    {
        int* lanes = stackalloc int[MostLanes];
        V.Store(x, (float*)lanes);
        int sum = lanes[0];
        for (int i = 1; i < V.Count; i++)
            sum += lanes[i];
        return sum;
    }

    /// <summary>The product, wrapping on overflow.</summary>
    [SkipLocalsInit]
    public static int Product<V>(V x) where V : unmanaged, IVector<V>
    {
        int* lanes = stackalloc int[MostLanes];
        V.Store(x, (float*)lanes);
        int product = lanes[0];
        for (int i = 1; i < V.Count; i++)
            product *= lanes[i];
        return product;
    }

    /// <summary>The largest.</summary>
    [SkipLocalsInit]
    public static int Max<V>(V x) where V : unmanaged, IVector<V>
    {
        int* lanes = stackalloc int[MostLanes];
        V.Store(x, (float*)lanes);
        int max = lanes[0];
        for (int i = 1; i < V.Count; i++)
            max = Math.Max(max, lanes[i]);
        return max;
    }

    /// <summary>The smallest.</summary>
    [SkipLocalsInit]
    public static int Min<V>(V x) where V : unmanaged, IVector<V>
    {
        int* lanes = stackalloc int[MostLanes];
        V.Store(x, (float*)lanes);
        int min = lanes[0];
        for (int i = 1; i < V.Count; i++)
            min = Math.Min(min, lanes[i]);
        return min;
    }
}
