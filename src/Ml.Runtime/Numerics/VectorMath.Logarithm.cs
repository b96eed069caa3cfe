using System.Runtime.CompilerServices;

namespace Ml.Numerics;

public static partial class VectorMath
{
    const float SmallestNormal = 1.17549435e-38f;

    /// <summary>Natural logarithm within 1 ulp, also of denormals. -infinity at +-0, NaN below.</summary>
    [MethodImpl(Inline)]
    public static V Log<V>(V x) where V : unmanaged, IVector<V>
    {
        V f = SplitExponent(x, V.Create(0.75f), out V k);
        return LogSpecials(LogReduced(f, k), x);
    }

    /// <summary>ln(1 + x) within 1.5 ulp, also near 0. -infinity at -1, NaN below.</summary>
    [MethodImpl(Inline)]
    public static V Log1p<V>(V x) where V : unmanaged, IVector<V>
    {
        // 1 + x = 2^k (1 + f) with f = 2^-k x + (2^-k - 1), which rounds only once.
        V one = V.Create(1);
        V u = one + x;
        V exponent = V.And(V.SubtractInt32(u, V.Create(0.75f)), V.CreateInt32(unchecked((int)0xFF80_0000)));
        V scale = V.SubtractInt32(V.Create(4), exponent);
        V f = V.SubtractInt32(x, exponent) + V.Fma(V.Create(0.25f), scale, -one);
        V k = V.ConvertFromInt32Bits(exponent) * V.Create(1f / (1 << 23));
        // Near 0 u is 1, f is x, and only the sign of zero is lost.
        V result = V.Select(V.Equal(x, V.Zero), x, LogReduced(f, k));
        return LogSpecials(result, V.Select(V.Less(x, V.Create(float.PositiveInfinity)), u, x));
    }

    /// <summary>Inverse hyperbolic sine within 2 ulp. Odd.</summary>
    [MethodImpl(Inline)]
    public static V Asinh<V>(V x) where V : unmanaged, IVector<V>
    {
        // ln(a + sqrt(a^2 + 1)) = ln(1 + a + a^2 / (1 + sqrt(a^2 + 1))); from 2^30 on ln(a) + ln(2).
        V a = V.Abs(x), one = V.Create(1);
        V big = V.Less(V.Create(1 << 30), a);
        V argument = V.Fma(a, a / (one + V.Sqrt(V.Fma(a, a, one))), a);
        V result = Log1p(V.Select(big, a, argument)) + V.And(big, V.Create(Ln2));
        return WithSignOf(result, x);
    }

    /// <summary>Inverse hyperbolic cosine within 2.5 ulp. NaN below 1.</summary>
    [MethodImpl(Inline)]
    public static V Acosh<V>(V x) where V : unmanaged, IVector<V>
    {
        // ln(x + sqrt(x^2 - 1)) = ln(1 + t + sqrt(2t + t^2)) with t = x - 1; from 2^30 on ln(x) + ln(2).
        V t = x - V.Create(1);
        V big = V.Less(V.Create(1 << 30), x);
        V argument = t + V.Sqrt(V.Fma(t, t, t + t));
        V result = Log1p(V.Select(big, x, argument)) + V.And(big, V.Create(Ln2));
        return V.Select(V.Less(x, V.Create(1)), V.Create(float.NaN), result);
    }

    /// <summary>Inverse hyperbolic tangent within 2.5 ulp. Odd; +-infinity at +-1, NaN outside.</summary>
    [MethodImpl(Inline)]
    public static V Atanh<V>(V x) where V : unmanaged, IVector<V>
    {
        V a = V.Abs(x);
        V result = V.Create(0.5f) * Log1p((a + a) / (V.Create(1) - a));
        result = V.Select(V.Less(V.Create(1), a), V.Create(float.NaN), result);
        return WithSignOf(V.Abs(result), x);
    }

    /// <summary>|x| = 2^k (1 + f) with 1 + f in [lowest, 2 lowest), also for denormals.</summary>
    [MethodImpl(Inline)]
    static V SplitExponent<V>(V x, V lowest, out V k) where V : unmanaged, IVector<V>
    {
        V denormal = V.Less(x, V.Create(SmallestNormal));
        V normal = V.Select(denormal, x * V.Create(1 << 23), x);
        V exponent = V.And(V.SubtractInt32(normal, lowest), V.CreateInt32(unchecked((int)0xFF80_0000)));
        V shift = V.And(denormal, V.Create(-23));
        k = V.Fma(V.ConvertFromInt32Bits(exponent), V.Create(1f / (1 << 23)), shift);
        return V.SubtractInt32(normal, exponent) - V.Create(1);
    }

    // k ln(2) + ln(1 + f) for f in [-0.25, 0.5], 2^-27.5.
    [MethodImpl(Inline)]
    static V LogReduced<V>(V f, V k) where V : unmanaged, IVector<V>
    {
        V q = V.Create(-4.5018185e-2f).Then(f, 1.046536e-1f).Then(f, -1.3169126e-1f).Then(f, 1.4480896e-1f)
            .Then(f, -1.6646673e-1f).Then(f, 1.9990578e-1f).Then(f, -2.5000107e-1f).Then(f, 3.3333457e-1f).Then(f, -0.5f);
        return V.Fma(k, V.Create(Ln2), V.Fma(f * f, q, f));
    }

    // ln at the edges of its domain: +infinity and NaN stay, 0 gives -infinity, what is below NaN.
    [MethodImpl(Inline)]
    static V LogSpecials<V>(V result, V x) where V : unmanaged, IVector<V>
    {
        result = V.Select(V.Less(x, V.Create(float.PositiveInfinity)), result, x);
        V edge = V.Select(V.Equal(x, V.Zero), V.Create(float.NegativeInfinity), V.Create(float.NaN));
        return V.Select(V.LessOrEqual(x, V.Zero), edge, result);
    }
}
