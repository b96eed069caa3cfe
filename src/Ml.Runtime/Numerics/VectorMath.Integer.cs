using System.Runtime.CompilerServices;

namespace Ml.Numerics;

/// <summary>Arithmetic of lanes that hold integers: 32 bits, wrapping on overflow, as C# has it unchecked.</summary>
public static partial class VectorMath
{
    /// <summary>
    /// x / y, the fraction dropped. Where C# throws: 0 for y = 0, and int.MinValue / -1 wraps to int.MinValue.
    /// </summary>
    [MethodImpl(Inline)]
    public static V DivideInt32<V>(V x, V y) where V : unmanaged, IVector<V>
    {
        V isZero = V.EqualInt32(y, V.Zero), isMinusOne = V.EqualInt32(y, V.CreateInt32(-1));
        V quotient = V.DivideInt32(x, V.Select(V.Or(isZero, isMinusOne), V.CreateInt32(1), y));
        return V.AndNot(V.Select(isMinusOne, V.SubtractInt32(V.Zero, x), quotient), isZero);
    }

    /// <summary>x^y by squaring. A negative y gives the fraction 1 / x^-y, dropped: 0 unless |x| is 1, and 0 for x = 0.</summary>
    [MethodImpl(Inline)]
    public static V PowInt32<V>(V x, V y) where V : unmanaged, IVector<V>
    {
        V one = V.CreateInt32(1), isNegative = V.LessInt32(y, V.Zero), power = one;
        V left = V.Select(isNegative, V.SubtractInt32(V.Zero, y), y);
        for (V square = x; V.Any(left); left = V.ShiftRightLogical(left, 1))
        {
            power = V.Select(V.EqualInt32(V.And(left, one), one), V.MultiplyInt32(power, square), power);
            square = V.MultiplyInt32(square, square);
        }

        return V.Select(isNegative, V.And(power, V.EqualInt32(AbsInt32(x), one)), power);
    }

    /// <summary>The larger.</summary>
    [MethodImpl(Inline)]
    public static V MaxInt32<V>(V x, V y) where V : unmanaged, IVector<V> => V.Select(V.LessInt32(x, y), y, x);

    /// <summary>The smaller.</summary>
    [MethodImpl(Inline)]
    public static V MinInt32<V>(V x, V y) where V : unmanaged, IVector<V> => V.Select(V.LessInt32(y, x), y, x);

    /// <summary>|x|; int.MinValue stays as it is.</summary>
    [MethodImpl(Inline)]
    public static V AbsInt32<V>(V x) where V : unmanaged, IVector<V>
    {
        V sign = V.ShiftRightArithmetic(x, 31);
        return V.SubtractInt32(V.Xor(x, sign), sign);
    }

    /// <summary>-1, 0 or 1.</summary>
    [MethodImpl(Inline)]
    public static V SignInt32<V>(V x) where V : unmanaged, IVector<V> =>
        V.Or(V.ShiftRightArithmetic(x, 31), V.And(V.LessInt32(V.Zero, x), V.CreateInt32(1)));
}
