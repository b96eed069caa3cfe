using System.Runtime.CompilerServices;

namespace Ml.Numerics;

/// <summary>
/// Elementary functions on registers. Each is straight-line code of fused multiply-adds, gives the same bits for every
/// width, is right at zeros of either sign, denormals, infinities and NaN, and states its largest error in ulp (units in
/// the last place of the correctly rounded result), which the tests measure against double precision.
/// </summary>
/// <remarks>
/// The bounds hold where <see cref="IVector{V}.Fma"/> is fused. Polynomials are minimax fits made with Sollya
/// (fpminimax with float coefficients); the comment at each gives its interval and relative error.
/// </remarks>
public static partial class VectorMath
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>1 / x, correctly rounded (0.5 ulp).</summary>
    [MethodImpl(Inline)]
    public static V Reciprocal<V>(V x) where V : unmanaged, IVector<V> => V.Create(1) / x;

    /// <summary>1 / sqrt(x) within 1.5 ulp. NaN below 0; +-0 gives +-infinity.</summary>
    [MethodImpl(Inline)]
    public static V Rsqrt<V>(V x) where V : unmanaged, IVector<V> => V.Create(1) / V.Sqrt(x);

    /// <summary>-1, 1, or x itself where x is a zero or NaN. Exact.</summary>
    [MethodImpl(Inline)]
    public static V Sign<V>(V x) where V : unmanaged, IVector<V> =>
        V.Select(V.Or(V.Less(x, V.Zero), V.Less(V.Zero, x)), WithSignOf(V.Create(1), x), x);

    /// <summary>One Horner step: p * x + c.</summary>
    [MethodImpl(Inline)]
    static V Then<V>(this V p, V x, float c) where V : unmanaged, IVector<V> => V.Fma(p, x, V.Create(c));

    /// <summary>Gives a magnitude (sign bit clear) the sign of x.</summary>
    [MethodImpl(Inline)]
    static V WithSignOf<V>(V magnitude, V x) where V : unmanaged, IVector<V> =>
        V.Or(magnitude, V.And(x, V.Create(-0f)));

    // 1.5 * 2^23: adding it leaves the nearest integer in the low bits of the sum, subtracting it again gives it as a float.
    const float Magic = 12582912;

    // pi/2 as the sum of three floats.
    const float HalfPi1 = 1.57079637f, HalfPi2 = -4.37113883e-8f, HalfPi3 = -1.71512489e-15f;
    const float Ln2 = 0.693147182f;
}
