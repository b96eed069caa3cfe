using System.Runtime.CompilerServices;
using Ml.Memory;
using Ml.Numerics;

namespace Ml.Benchmarks.Shares;

/// <summary>What one thread of this machine can do at most, measured with the registers of one width.</summary>
static unsafe class MachineLimits
{
    // Independent chains: latency (4 cycles) times units (2) with room to spare, and within 16 registers.
    const int Chains = 12;

    const int Steps = 40_000;

    /// <summary>Floating-point operations of one <see cref="MultiplyAdds"/>.</summary>
    public static double Flops<V>() where V : unmanaged, IVector<V> => 2.0 * Chains * Steps * V.Count;

    /// <summary>Nothing but multiply-adds in registers.</summary>
    /// <returns>Something that depends on all of them.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float MultiplyAdds<V>() where V : unmanaged, IVector<V>
    {
        V a = V.Create(0.999999f), b = V.Create(1e-7f);
        V s0 = b, s1 = b, s2 = b, s3 = b, s4 = b, s5 = b, s6 = b, s7 = b, s8 = b, s9 = b, s10 = b, s11 = b;
        for (var i = 0; i < Steps; i++)
        {
            s0 = V.Fma(s0, a, b);
            s1 = V.Fma(s1, a, b);
            s2 = V.Fma(s2, a, b);
            s3 = V.Fma(s3, a, b);
            s4 = V.Fma(s4, a, b);
            s5 = V.Fma(s5, a, b);
            s6 = V.Fma(s6, a, b);
            s7 = V.Fma(s7, a, b);
            s8 = V.Fma(s8, a, b);
            s9 = V.Fma(s9, a, b);
            s10 = V.Fma(s10, a, b);
            s11 = V.Fma(s11, a, b);
        }

        return V.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    /// <summary>Reads memory once, front to back.</summary>
    /// <returns>Something that depends on all of it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Read<V>(AlignedBuffer memory) where V : unmanaged, IVector<V>
    {
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
        float* at = memory.Pointer, end = at + memory.Length - (4 * V.Count);
        for (; at <= end; at += 4 * V.Count)
        {
            s0 += V.Load(at);
            s1 += V.Load(at + V.Count);
            s2 += V.Load(at + (2 * V.Count));
            s3 += V.Load(at + (3 * V.Count));
        }

        return V.Sum(s0 + s1 + s2 + s3);
    }
}
