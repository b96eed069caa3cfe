using System.Runtime.CompilerServices;

namespace Ml.Numerics;

public static partial class VectorMath
{
    // Up to here three floats of pi/2 leave enough bits even next to a zero. Larger arguments go one lane at a time
    // through double precision: they are angles that nobody reduced, and rare.
    const float LargestAngle = 48000;

    /// <summary>Sine within 2 ulp; arguments beyond 48000 are slow. NaN for infinities.</summary>
    [MethodImpl(Inline)]
    public static V Sin<V>(V x) where V : unmanaged, IVector<V>
    {
        V r = ReduceByHalfPi(x, out V quadrant);
        V result = V.Select(V.Equal(x, V.Zero), x, SinOrCos(r, quadrant)); // -0 would come out as +0
        return V.Any(Large(x)) ? PerLane<V, SinOfDouble>(x, result) : result;
    }

    /// <summary>Cosine within 2 ulp; arguments beyond 48000 are slow. NaN for infinities.</summary>
    [MethodImpl(Inline)]
    public static V Cos<V>(V x) where V : unmanaged, IVector<V>
    {
        V r = ReduceByHalfPi(x, out V quadrant);
        V result = SinOrCos(r, V.AddInt32(quadrant, V.CreateInt32(1)));
        return V.Any(Large(x)) ? PerLane<V, CosOfDouble>(x, result) : result;
    }

    /// <summary>Tangent within 3 ulp; arguments beyond 48000 are slow. NaN for infinities.</summary>
    [MethodImpl(Inline)]
    public static V Tan<V>(V x) where V : unmanaged, IVector<V>
    {
        V r = ReduceByHalfPi(x, out V quadrant), z = r * r;
        // tan(r) on [-pi/4, pi/4], 2^-29.5.
        V p = V.Create(4.369961e-3f).Then(z, 1.03675447e-4f).Then(z, 1.08233262e-2f).Then(z, 2.12876834e-2f)
            .Then(z, 5.40586673e-2f).Then(z, 1.33326769e-1f).Then(z, 3.33333492e-1f);
        V t = V.Fma(r * z, p, r);
        V odd = V.ShiftRightArithmetic(V.ShiftLeft(quadrant, 31), 31);
        V result = V.Select(odd, V.Create(-1) / t, V.Select(V.Equal(x, V.Zero), x, t));
        return V.Any(Large(x)) ? PerLane<V, TanOfDouble>(x, result) : result;
    }

    /// <summary>Inverse sine within 2.5 ulp. Odd; NaN outside [-1, 1].</summary>
    [MethodImpl(Inline)]
    public static V Asin<V>(V x) where V : unmanaged, IVector<V>
    {
        V s = AsinReduced(x, out V isBig);
        // asin(a) = pi/2 - 2 asin(sqrt((1 - a) / 2))
        V big = V.Fma(V.Create(-2), s, V.Create(HalfPi2)) + V.Create(HalfPi1);
        return WithSignOf(V.Select(isBig, big, s), x);
    }

    /// <summary>Inverse cosine within 1.5 ulp. NaN outside [-1, 1].</summary>
    [MethodImpl(Inline)]
    public static V Acos<V>(V x) where V : unmanaged, IVector<V>
    {
        V s = AsinReduced(x, out V isBig);
        V negative = V.Less(x, V.Zero);
        V twice = s + s;
        V big = V.Select(negative, V.Create(2 * HalfPi2) - twice + V.Create(2 * HalfPi1), twice);
        V small = V.Create(HalfPi2) - WithSignOf(s, x) + V.Create(HalfPi1);
        return V.Select(isBig, big, small);
    }

    /// <summary>Inverse tangent within 1.5 ulp. Odd.</summary>
    [MethodImpl(Inline)]
    public static V Atan<V>(V x) where V : unmanaged, IVector<V>
    {
        V a = V.Abs(x), one = V.Create(1);
        V inverted = V.Less(one, a);
        V t = V.Select(inverted, one / a, a), z = t * t;
        // atan(t) on [0, 1], 2^-28.5.
        V p = V.Create(-1.78883376e-3f).Then(z, 1.08928811e-2f).Then(z, -3.11367866e-2f).Then(z, 5.7915777e-2f)
            .Then(z, -8.40097219e-2f).Then(z, 1.0951326e-1f).Then(z, -1.42640755e-1f).Then(z, 1.99985325e-1f)
            .Then(z, -3.33332986e-1f);
        p = V.Fma(t * z, p, t);
        return WithSignOf(V.Select(inverted, V.Create(HalfPi2) - p + V.Create(HalfPi1), p), x);
    }

    // x = quadrant * pi/2 + r with |r| <= pi/4; the low bits of quadrant are those of an integer.
    [MethodImpl(Inline)]
    static V ReduceByHalfPi<V>(V x, out V quadrant) where V : unmanaged, IVector<V>
    {
        quadrant = V.Fma(x, V.Create(0.636619747f), V.Create(Magic));
        V k = quadrant - V.Create(Magic);
        V r = V.Fma(k, V.Create(-HalfPi1), x);
        return V.Fma(k, V.Create(-HalfPi3), V.Fma(k, V.Create(-HalfPi2), r));
    }

    /// <summary>Sine and cosine of <paramref name="turns"/> * pi/2, for 0 &lt;= turns &lt;= 2^20.</summary>
    [MethodImpl(Inline)]
    internal static void SinCosOfQuarterTurns<V>(V turns, out V sine, out V cosine) where V : unmanaged, IVector<V>
    {
        V quadrant = turns + V.Create(Magic);
        V r = (turns - (quadrant - V.Create(Magic))) * V.Create(HalfPi1);
        sine = SinOrCos(r, quadrant);
        cosine = SinOrCos(r, V.AddInt32(quadrant, V.CreateInt32(1)));
    }

    // sin(r) for quadrant 0, cos(r) for 1, -sin(r) for 2, -cos(r) for 3. On [-pi/4, pi/4]: sine 2^-27.8, cosine 2^-33.
    [MethodImpl(Inline)]
    static V SinOrCos<V>(V r, V quadrant) where V : unmanaged, IVector<V>
    {
        V z = r * r;
        V sine = V.Create(-1.951101e-4f).Then(z, 8.33212119e-3f).Then(z, -1.66666538e-1f);
        sine = V.Fma(r * z, sine, r);
        V cosine = V.Create(2.4432562e-5f).Then(z, -1.38873106e-3f).Then(z, 4.16666456e-2f).Then(z, -0.5f).Then(z, 1);
        V odd = V.ShiftRightArithmetic(V.ShiftLeft(quadrant, 31), 31);
        V sign = V.And(V.ShiftLeft(quadrant, 30), V.Create(-0f));
        return V.Xor(V.Select(odd, cosine, sine), sign);
    }

    // asin(t) for t = |x|, or for t = sqrt((1 - |x|) / 2) where |x| is above 1/2. On [0, 0.5]: 2^-31.7.
    [MethodImpl(Inline)]
    static V AsinReduced<V>(V x, out V isBig) where V : unmanaged, IVector<V>
    {
        V a = V.Abs(x);
        isBig = V.Less(V.Create(0.5f), a);
        V z = V.Select(isBig, V.Fma(V.Create(-0.5f), a, V.Create(0.5f)), a * a);
        V t = V.Select(isBig, V.Sqrt(z), a);
        V p = V.Create(3.75750437e-2f).Then(z, 1.43922158e-2f).Then(z, 3.18216383e-2f).Then(z, 4.45150062e-2f)
            .Then(z, 7.50051662e-2f).Then(z, 1.66666597e-1f);
        return V.Fma(t * z, p, t);
    }

    [MethodImpl(Inline)]
    static V Large<V>(V x) where V : unmanaged, IVector<V> => V.Less(V.Create(LargestAngle), V.Abs(x));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static unsafe V PerLane<V, TFunction>(V x, V result)
        where V : unmanaged, IVector<V>
        where TFunction : IFunctionOfDouble
    {
        float* arguments = stackalloc float[V.Count];
        float* results = stackalloc float[V.Count];
        V.Store(x, arguments);
        V.Store(result, results);
        for (int i = 0; i < V.Count; i++)
        {
            if (MathF.Abs(arguments[i]) > LargestAngle)
                results[i] = (float)TFunction.Of(arguments[i]);
        }
        return V.Load(results);
    }

    interface IFunctionOfDouble
    {
        static abstract double Of(double x);
    }

    readonly struct SinOfDouble : IFunctionOfDouble
    {
        public static double Of(double x) => Math.Sin(x);
    }

    readonly struct CosOfDouble : IFunctionOfDouble
    {
        public static double Of(double x) => Math.Cos(x);
    }

    readonly struct TanOfDouble : IFunctionOfDouble
    {
        public static double Of(double x) => Math.Tan(x);
    }
}
