using System.Runtime.CompilerServices;

namespace Ml.Numerics;

public static partial class VectorMath
{
    /// <summary>
    /// x^y within 2.5 ulp, with the special cases of IEEE 754 pow: anything^0 and 1^anything are 1 (also with NaN), a
    /// negative x needs an integral y, and zeros and infinities keep the sign that an odd y gives them.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Pow<V>(V x, V y) where V : unmanaged, IVector<V>
    {
        V one = V.Create(1), infinity = V.Create(float.PositiveInfinity), nan = V.Create(float.NaN);
        V a = V.Abs(x), b = V.Abs(y);

        // |x|^y = e^(y ln|x|), the logarithm and the product carried as sums of two floats.
        V high = LogOfTwoFloats(a, out V low);
        V z = y * high;
        V rest = V.Fma(y, low, V.Fma(y, high, -z));
        V clamped = V.MaxOrSecond(V.Create(-104), V.MinOrSecond(V.Create(89), z));
        rest = V.And(rest, V.Equal(z, clamped));
        V e = ExpReduced(ReduceByLn2(clamped, out V n, out _));
        V power = V.ScaleByPowerOfTwo(V.Fma(e, rest, e), n);

        // Where ln|x| is infinite: 0 and infinity. Then infinite exponents.
        V extreme = V.Or(V.Or(V.Equal(a, V.Zero), V.Equal(a, infinity)), V.Equal(b, infinity));
        V grows = V.Xor(V.Less(one, a), V.Less(y, V.Zero));
        power = V.Select(extreme, V.And(grows, infinity), power);
        power = V.Select(V.Equal(a, one), one, power);

        // A negative base: the sign follows an odd exponent, and a fractional one has no answer. From 2^24 on all are even.
        V halfY = y * V.Create(0.5f);
        V integral = V.Equal(V.Truncate(y), y);
        V odd = V.And(integral, V.NotEqual(V.Truncate(halfY), halfY));
        power = V.Or(power, V.And(odd, V.And(x, V.Create(-0f))));
        V rootOfNegative = V.AndNot(V.And(V.Less(x, V.Zero), V.Less(a, infinity)), integral);
        power = V.Select(rootOfNegative, nan, power);

        V unknown = V.Or(V.NotEqual(x, x), V.NotEqual(y, y));
        power = V.Select(unknown, nan, power);
        return V.Select(V.Or(V.Equal(y, V.Zero), V.Equal(x, one)), one, power);
    }

    // ln(a) = result + low for positive finite a, to about 2^-45: atanh series of q = f / (2 + f) in two floats.
    [MethodImpl(Inline)]
    static V LogOfTwoFloats<V>(V a, out V low) where V : unmanaged, IVector<V>
    {
        V f = SplitExponent(a, V.Create(0.707106769f), out V k);
        V r = V.Create(1) / (f + V.Create(2));
        V q = f * r;
        // What q lacks: f - q (2 + f), where 2 + f was rounded only in the factor that matters least.
        V qLow = r * V.Fma(q, -f, V.Fma(q, V.Create(-2), f));

        // atanh(q) = q + q^3 p(q^2) on [0, 0.1716], 2^-35.
        V s = q * q;
        V p = V.Create(1.20146044e-1f).Then(s, 1.42550707e-1f).Then(s, 2.0000425e-1f).Then(s, 3.33333313e-1f);
        V sLow = V.Fma(q, qLow + qLow, V.Fma(q, q, -s));
        V cube = s * q;
        V cubeLow = V.Fma(s, qLow, V.Fma(sLow, q, V.Fma(s, q, -cube)));
        V tail = V.Fma(p, cube, V.Fma(p, cubeLow, qLow));

        V twice = q + q;
        V sum = V.Fma(k, V.Create(Ln2High), twice);
        V lost = twice - V.Fma(k, V.Create(-Ln2High), sum);
        tail = V.Fma(k, V.Create(Ln2Low), V.Fma(V.Create(2), tail, lost));
        V high = sum + tail;
        low = sum - high + tail;
        return high;
    }
}
