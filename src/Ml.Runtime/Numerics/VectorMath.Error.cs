using System.Runtime.CompilerServices;

namespace Ml.Numerics;

public static partial class VectorMath
{
    /// <summary>Error function within 2 ulp. Odd; exactly +-1 from 3.92 on.</summary>
    [MethodImpl(Inline)]
    public static V Erf<V>(V x) where V : unmanaged, IVector<V>
    {
        // erf(a) = -expm1(-g(a)) with g = -ln(erfc(a)), smooth enough for one polynomial on [0, 3.95] (2^-27.9 in erf).
        // The coefficients are negated so that h = -g(a) / a; its first one is the sum of two floats.
        V a = V.MinOrSecond(V.Create(3.95f), V.Abs(x));
        V h = V.Create(9.260839e-6f).Then(a, -1.1768916e-4f).Then(a, 6.330324e-4f).Then(a, -1.6674297e-3f)
            .Then(a, 1.6084207e-4f).Then(a, 1.9152801e-2f).Then(a, -1.0277776e-1f).Then(a, -6.366194e-1f)
            .Then(a, 5.402569e-8f);
        V y = V.Fma(a, V.Create(-1.1283792f), h * a);

        V p = Expm1Reduced(ReduceByLn2(y, out _, out V exponent));
        V s = V.AddInt32(exponent, V.CreateInt32(127 << 23));
        return WithSignOf(V.Fma(-s, p, V.Create(1) - s), x);
    }

    /// <summary>1 - erf(x) within 3 ulp, also in the far tail (0 from 10.06 on).</summary>
    [MethodImpl(Inline)]
    public static V Erfc<V>(V x) where V : unmanaged, IVector<V>
    {
        // (1 + 2a) e^(a^2) erfc(a) - 1 is a polynomial in q = (a - 2) / (a + 2), 2^-26.8. (M. Shepherd, J. Laframboise,
        // Math. Comp. 36, 1981.) Quotients and the square carry their rounding errors along.
        V one = V.Create(1);
        V a = V.MinOrSecond(V.Create(10.1f), V.Abs(x));
        V r = one / (a + V.Create(2));
        V q = V.Fma(V.Create(-4), r, one);
        q = V.Fma(r, V.Fma(q, -a, V.Fma(q + one, V.Create(-2), a)), q);
        V p = V.Create(9.1280257e-5f).Then(q, 1.8898165e-4f).Then(q, -4.1088972e-4f).Then(q, -1.4477363e-3f)
            .Then(q, 1.2540286e-3f).Then(q, 8.72301e-3f).Then(q, -8.030112e-3f).Then(q, -5.422109e-2f)
            .Then(q, 1.6405085e-1f).Then(q, -1.660302e-1f).Then(q, -9.276381e-2f).Then(q, 2.7697837e-1f);

        V w = V.Create(0.5f) / (a + V.Create(0.5f));
        V c = V.Fma(p, w, w);
        c = V.Fma(p - c + V.Fma(c + c, -a, one), w, c);

        V square = a * a;
        V lost = V.Fma(-a, a, square);
        V e = ExpReduced(ReduceByLn2(-square, out V n, out _));
        V tail = V.ScaleByPowerOfTwo(V.Fma(c * e, lost, c * e), n);
        return V.Select(V.Less(x, V.Zero), V.Create(2) - tail, tail);
    }
}
