using System.Runtime.CompilerServices;

namespace Ml.Numerics;

public static partial class VectorMath
{
    // ln(2) as the sum of two floats.
    const float Log2E = 1.44269502f, Ln2High = 0.693147182f, Ln2Low = -1.90465421e-9f;

    /// <summary>e^x within 1 ulp. Overflows to infinity above 88.72, passes through denormals to 0 below -103.97.</summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : unmanaged, IVector<V>
    {
        x = V.MinOrSecond(V.Create(89), x);
        x = V.MaxOrSecond(V.Create(-104), x);
        V r = ReduceByLn2(x, out V n, out _);
        return V.ScaleByPowerOfTwo(ExpReduced(r), n);
    }

    /// <summary>e^min(x, 0) within 1 ulp: from 1 at 0 through denormals to 0 below -103.97.</summary>
    [MethodImpl(Inline)]
    public static V Decay<V>(V x) where V : unmanaged, IVector<V>
    {
        x = V.MinOrSecond(V.Zero, x);
        x = V.MaxOrSecond(V.Create(-104), x);
        V r = ReduceByLn2(x, out V n, out _);
        return V.ScaleByPowerOfTwo(ExpReduced(r), n);
    }

    /// <summary>e^x - 1 within 1.5 ulp, also near 0.</summary>
    [MethodImpl(Inline)]
    public static V Expm1<V>(V x) where V : unmanaged, IVector<V>
    {
        V clamped = V.MinOrSecond(V.Create(89), x);
        clamped = V.MaxOrSecond(V.Create(-20), clamped);
        V p = Expm1Reduced(ReduceByLn2(clamped, out _, out V exponent));
        // 2^(n-1) does not overflow where 2^n would.
        V half = V.AddInt32(exponent, V.CreateInt32(126 << 23));
        V result = V.Fma(half, p, half - V.Create(0.5f));
        return V.Or(result + result, V.And(x, V.Create(-0f)));
    }

    /// <summary>1 / (1 + e^-x) within 2.5 ulp, also where it is denormal (below -87.3).</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : unmanaged, IVector<V>
    {
        V fall = V.MaxOrSecond(V.Create(-104), -V.Abs(x));
        V r = ReduceByLn2(fall, out V n, out _);
        V e = V.ScaleByPowerOfTwo(ExpReduced(r), n);
        V one = V.Create(1);
        return V.Select(V.Less(x, V.Zero), e, one) / (one + e);
    }

    /// <summary>Hyperbolic tangent within 2.5 ulp. Odd; exactly +-1 from 9.01 on.</summary>
    [MethodImpl(Inline)]
    public static V Tanh<V>(V x) where V : unmanaged, IVector<V>
    {
        // (e^2|x| - 1) / (e^2|x| + 1) with e^2|x| = s (1 + p): small arguments lose nothing because s - 1 is then 0.
        V a = V.MinOrSecond(V.Create(10), V.Abs(x));
        V p = Expm1Reduced(ReduceByLn2(a + a, out _, out V exponent));
        V s = V.AddInt32(exponent, V.CreateInt32(127 << 23));
        // The denominator repeats the numerator's rounding error, which therefore cancels near 1.
        V top = V.Fma(s, p, s - V.Create(1));
        return WithSignOf(top / (top + V.Create(2)), x);
    }

    /// <summary>Hyperbolic sine within 2.5 ulp. Odd; overflows to infinity above 89.41.</summary>
    [MethodImpl(Inline)]
    public static V Sinh<V>(V x) where V : unmanaged, IVector<V>
    {
        V a = V.MinOrSecond(V.Create(89.5f), V.Abs(x));
        V p = Expm1Reduced(ReduceByLn2(a, out _, out V exponent));
        // q = (e^a - 1) / 4 does not overflow; sinh = (t + t / (t + 1)) / 2 with t = 4q.
        V quarter = V.AddInt32(exponent, V.CreateInt32(125 << 23));
        V q = V.Fma(quarter, p, quarter - V.Create(0.25f));
        V half = V.Create(0.5f) * (q / (q + V.Create(0.25f)));
        // Quarters of denormals are not exact; up to 2^-12 the result is the argument.
        V result = V.Select(V.Less(a, V.Create(1f / 4096)), a, V.Fma(V.Create(2), q, half));
        return WithSignOf(result, x);
    }

    /// <summary>Hyperbolic cosine within 1.5 ulp. Overflows to infinity above 89.41.</summary>
    [MethodImpl(Inline)]
    public static V Cosh<V>(V x) where V : unmanaged, IVector<V>
    {
        V a = V.MinOrSecond(V.Create(90), V.Abs(x));
        V r = ReduceByLn2(a, out V n, out _);
        V half = V.ScaleByPowerOfTwo(ExpReduced(r), n - V.Create(1));
        return half + (V.Create(0.25f) / half);
    }

    /// <summary>
    /// x = n ln(2) + r with |r| &lt;= 0.3466, for |x| &lt; 1000; <paramref name="exponent"/> is the integer n in the place of
    /// a float's exponent.
    /// </summary>
    [MethodImpl(Inline)]
    static V ReduceByLn2<V>(V x, out V n, out V exponent) where V : unmanaged, IVector<V>
    {
        V shifted = V.Fma(x, V.Create(Log2E), V.Create(Magic));
        exponent = V.ShiftLeft(shifted, 23);
        n = shifted - V.Create(Magic);
        return V.Fma(n, V.Create(-Ln2Low), V.Fma(n, V.Create(-Ln2High), x));
    }

    // e^r on [-0.3466, 0.3466], 2^-28.
    [MethodImpl(Inline)]
    static V ExpReduced<V>(V r) where V : unmanaged, IVector<V> =>
        V.Create(1.3744981e-3f).Then(r, 8.3689466e-3f).Then(r, 4.1669652e-2f).Then(r, 1.6666518e-1f)
            .Then(r, 4.9999988e-1f).Then(r, 1).Then(r, 1);

    // e^r - 1 on [-0.3466, 0.3466], 2^-31.
    [MethodImpl(Inline)]
    static V Expm1Reduced<V>(V r) where V : unmanaged, IVector<V>
    {
        V q = V.Create(1.9742445e-4f).Then(r, 1.393369e-3f).Then(r, 8.3335675e-3f).Then(r, 4.1666478e-2f)
            .Then(r, 1.6666666e-1f).Then(r, 0.5f);
        return V.Fma(r * r, q, r);
    }
}
