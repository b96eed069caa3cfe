using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Random;

/// <summary>Turns the four words of a counter into four floats.</summary>
interface IPhiloxOutput
{
    static abstract void Convert<V>(ref V a, ref V b, ref V c, ref V d) where V : unmanaged, IVector<V>;
}

/// <summary>[0, 1): the upper 24 bits, all of which a float holds.</summary>
readonly struct Uniform : IPhiloxOutput
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Convert<V>(ref V a, ref V b, ref V c, ref V d) where V : unmanaged, IVector<V>
    {
        a = Of(a);
        b = Of(b);
        c = Of(c);
        d = Of(d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Of<V>(V word) where V : unmanaged, IVector<V> =>
        V.ConvertFromInt32Bits(V.ShiftRightLogical(word, 8)) * V.Create(1f / (1 << 24));
}

/// <summary>Box and Muller: a radius from one word and an angle from the next give two independent normal numbers.</summary>
readonly struct Normal : IPhiloxOutput
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Convert<V>(ref V a, ref V b, ref V c, ref V d) where V : unmanaged, IVector<V>
    {
        Pair(ref a, ref b);
        Pair(ref c, ref d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Pair<V>(ref V x, ref V y) where V : unmanaged, IVector<V>
    {
        // (0, 1], fine near 0 where the tail of the distribution comes from.
        V u = V.Fma(V.ConvertFromInt32Bits(V.ShiftRightLogical(x, 1)), V.Create(1f / (1u << 31)), V.Create(0.5f / (1u << 31)));
        V radius = V.Sqrt(V.Create(-2) * VectorMath.Log(u));
        // The angle in quarter turns, [0, 4), exact.
        V turns = V.ConvertFromInt32Bits(V.ShiftRightLogical(y, 8)) * V.Create(1f / (1 << 22));
        VectorMath.SinCosOfQuarterTurns(turns, out V sine, out V cosine);
        x = radius * cosine;
        y = radius * sine;
    }
}
