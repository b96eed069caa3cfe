using Ml.Numerics;

namespace Ml.Runtime.Tests.Numerics;

public sealed class Simd512IntegerTests : IntegerTests<Simd512>;

public sealed class Simd256IntegerTests : IntegerTests<Simd256>;

public sealed class Simd128IntegerTests : IntegerTests<Simd128>;

public sealed class ScalarIntegerTests : IntegerTests<Scalar>;

/// <summary>Lanes of integers against C#'s own unchecked arithmetic, once per width.</summary>
public abstract unsafe class IntegerTests<V> where V : unmanaged, IVector<V>
{
    // Among them the bits of quiet and signalling NaNs, which a float must carry unchanged.
    static readonly int[] Odd =
    [
        0, 1, -1, 2, -3, 7, 100, 16777217, -16777219, 46341, int.MaxValue, int.MinValue, int.MinValue + 1, 0x7F80_0001, 0x7FC0_0000,
        -5_000_000, -1_234_567_890, 0x4000_0000, unchecked((int)0xFF80_0001),
    ];

    static int[] Lanes(V v)
    {
        int[] lanes = new int[V.Count];
        fixed (int* p = lanes)
            V.Store(v, (float*)p);
        return lanes;
    }

    static V Of(Func<int, int> lane)
    {
        int* p = stackalloc int[V.Count];
        for (int i = 0; i < V.Count; i++)
            p[i] = lane(i);
        return V.Load((float*)p);
    }

    static void Check(Func<V, V, V> vector, Func<int, int, int> expected)
    {
        for (int i = 0; i < Odd.Length; i++)
        {
            for (int j = 0; j < Odd.Length; j++)
            {
                int[] actual = Lanes(vector(Of(k => Odd[(i + k) % Odd.Length]), Of(k => Odd[(j + (3 * k)) % Odd.Length])));
                for (int k = 0; k < V.Count; k++)
                {
                    (int a, int b) = (Odd[(i + k) % Odd.Length], Odd[(j + (3 * k)) % Odd.Length]);
                    actual[k].ShouldBe(expected(a, b), $"({a}, {b})");
                }
            }
        }
    }

    static int Mask(bool holds) => holds ? -1 : 0;

    [Fact]
    public void Comparisons_give_masks()
    {
        Check(V.LessInt32, (a, b) => Mask(a < b));
        Check(V.EqualInt32, (a, b) => Mask(a == b));
        Lanes(V.RampInt32).ShouldBe(Enumerable.Range(0, V.Count));
    }

    [Fact]
    public void Arithmetic_wraps_and_division_by_zero_is_zero()
    {
        Check(VectorMath.MaxInt32, Math.Max);
        Check(VectorMath.MinInt32, Math.Min);
        Check((a, _) => VectorMath.AbsInt32(a), (a, _) => a == int.MinValue ? a : Math.Abs(a));
        Check((a, _) => VectorMath.SignInt32(a), (a, _) => Math.Sign(a));
        Check(VectorMath.DivideInt32, (a, b) => b == 0 ? 0 : unchecked((int)((long)a / b)));
        Check((a, b) => VectorMath.PowInt32(a, V.And(b, V.CreateInt32(15))), (a, b) => Power(a, b & 15));
        Check(VectorMath.PowInt32, (a, b) => b >= 0 ? Power(a, b) : a == 1 ? 1 : a == -1 ? ((b & 1) == 0 ? 1 : -1) : 0);
    }

    [Fact]
    public void Constants_keep_their_bits()
    {
        // As kernels have them: literals.
        Lanes(V.And(V.CreateInt32(Int32Lanes.Hide(0x7F80_0001)), V.RampInt32)).ShouldBe(Enumerable.Range(0, V.Count).Select(i => i & 1));
        Lanes(V.Or(V.CreateInt32(Int32Lanes.Hide(-5_000_000)), V.RampInt32)).ShouldBe(Enumerable.Range(0, V.Count).Select(i => -5_000_000 | i));
        Lanes(V.CreateInt32(int.MinValue)).ShouldAllBe(x => x == int.MinValue);
        V first = V.LessInt32(V.RampInt32, V.CreateInt32(1));
        Lanes(V.Select(first, V.CreateInt32(Int32Lanes.Hide(-4_999_999)), V.CreateInt32(Int32Lanes.Hide(0x7FBF_FFFF))))
            .ShouldBe(Enumerable.Range(0, V.Count).Select(i => i < 1 ? -4_999_999 : 0x7FBF_FFFF));
    }

    [Fact]
    public void Floats_become_the_nearest_integer_towards_zero_in_range()
    {
        foreach (float x in (float[])[0, -0f, 0.9f, -0.9f, 1234567, -2.5e7f, 2147483520, 2147483648f, 3e9f, 1e30f, -2147483648f, -3e9f])
            Lanes(V.SaturateToInt32(V.Create(x))).ShouldAllBe(lane => lane == (int)Math.Clamp((double)x, int.MinValue, int.MaxValue), $"{x}");
        Lanes(V.SaturateToInt32(V.Create(float.NaN))).ShouldAllBe(lane => lane == 0);
        Lanes(V.SaturateToInt32(V.Create(float.PositiveInfinity))).ShouldAllBe(lane => lane == int.MaxValue);
        Lanes(V.SaturateToInt32(V.Create(float.NegativeInfinity))).ShouldAllBe(lane => lane == int.MinValue);
    }

    [Fact]
    public void Lanes_reduce()
    {
        for (int i = 0; i < Odd.Length; i++)
        {
            int[] x = [.. Enumerable.Range(i, V.Count).Select(k => Odd[k % Odd.Length])];
            V lanes = Of(k => x[k]);
            Int32Lanes.Sum(lanes).ShouldBe(x.Aggregate((a, b) => unchecked(a + b)));
            Int32Lanes.Product(lanes).ShouldBe(x.Aggregate((a, b) => unchecked(a * b)));
            Int32Lanes.Max(lanes).ShouldBe(x.Max());
            Int32Lanes.Min(lanes).ShouldBe(x.Min());
            V positions = V.SubtractInt32(V.CreateInt32(100), V.RampInt32);
            Extreme.FirstInt32(lanes, positions, largest: true).ShouldBe(100 - Array.LastIndexOf(x, x.Max()));
            Extreme.FirstInt32(lanes, positions, largest: false).ShouldBe(100 - Array.LastIndexOf(x, x.Min()));
        }
    }

    static int Power(int x, int y)
    {
        int power = 1;
        for (uint left = (uint)y; left > 0; left >>= 1, x = unchecked(x * x))
            power = unchecked(power * ((left & 1) != 0 ? x : 1));
        return power;
    }
}
