using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Runtime.Tests.Numerics;

public sealed class Simd512Tests : VectorTests<Simd512>;

public sealed class Simd256Tests : VectorTests<Simd256>;

public sealed class Simd128Tests : VectorTests<Simd128>;

public sealed class ScalarTests : VectorTests<Scalar>;

/// <summary>Every member of IVector against plain float arithmetic, bit for bit, once per width.</summary>
public abstract unsafe class VectorTests<V> where V : unmanaged, IVector<V>
{
    static readonly float[] Odd =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 3.4999998f, 1e-45f, -1e-40f, 1.17549435e-38f, 8388609f, -16777216f,
        1e30f, 3.4028235e38f, -3.4028235e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 123.456f, -7.25f, 1e-20f,
    ];

    static float[] Lanes(V v)
    {
        float[] lanes = new float[V.Count];
        fixed (float* p = lanes)
            V.Store(v, p);
        return lanes;
    }

    static V Of(Func<int, float> lane)
    {
        float* p = stackalloc float[V.Count];
        for (int i = 0; i < V.Count; i++)
            p[i] = lane(i);
        return V.Load(p);
    }

    static void Check(float actual, float expected, float a, float b)
    {
        if (!Ulp.SameBits(actual, expected))
            Assert.Fail($"({a:R}, {b:R}) gave {actual:R}, expected {expected:R}");
    }

    static void Check(Func<V, V, V> vector, Func<float, float, float> scalar)
    {
        for (int i = 0; i < Odd.Length; i++)
            for (int j = 0; j < Odd.Length; j++)
            {
                float[] actual = Lanes(vector(Of(k => Odd[(i + k) % Odd.Length]), Of(k => Odd[(j + 3 * k) % Odd.Length])));
                for (int k = 0; k < V.Count; k++)
                {
                    (float a, float b) = (Odd[(i + k) % Odd.Length], Odd[(j + 3 * k) % Odd.Length]);
                    Check(actual[k], scalar(a, b), a, b);
                }
            }
    }

    static float Mask(bool b) => BitConverter.Int32BitsToSingle(b ? -1 : 0);

    static int Bits(float x) => BitConverter.SingleToInt32Bits(x);

    static float FromBits(int x) => BitConverter.Int32BitsToSingle(x);

    [Fact]
    public void Arithmetic_is_that_of_float()
    {
        Check((a, b) => a + b, (a, b) => a + b);
        Check((a, b) => a - b, (a, b) => a - b);
        Check((a, b) => a * b, (a, b) => a * b);
        Check((a, b) => a / b, (a, b) => a / b);
        Check((a, _) => -a, (a, _) => -a);
        Check((a, b) => V.Fma(a, b, V.Create(0.1f)), (a, b) => MathF.FusedMultiplyAdd(a, b, 0.1f));
        Check((a, b) => V.Fma(a, a, b), (a, b) => MathF.FusedMultiplyAdd(a, a, b));
        Check((a, _) => V.Abs(a), (a, _) => MathF.Abs(a));
        Check((a, _) => V.Sqrt(a), (a, _) => MathF.Sqrt(a));
    }

    [Fact]
    public void Rounding_is_that_of_float()
    {
        Check((a, _) => V.Floor(a), (a, _) => MathF.Floor(a));
        Check((a, _) => V.Ceiling(a), (a, _) => MathF.Ceiling(a));
        Check((a, _) => V.Round(a), (a, _) => MathF.Round(a, MidpointRounding.ToEven));
        Check((a, _) => V.Truncate(a), (a, _) => MathF.Truncate(a));
    }

    [Fact]
    public void Minimum_and_maximum_follow_ieee()
    {
        Check(V.Min, MathF.Min);
        Check(V.Max, MathF.Max);
        Check(V.MinOrSecond, (a, b) => a < b ? a : b);
        Check(V.MaxOrSecond, (a, b) => a > b ? a : b);
        Check((a, _) => V.MinOrSecond(V.Zero, a), (a, _) => 0 < a ? 0 : a);
        Check((a, _) => V.MaxOrSecond(a, V.Zero), (a, _) => a > 0 ? a : 0);
        Check((a, _) => V.MaxOrSecond(V.Zero, a), (a, _) => 0 > a ? 0 : a);
    }

    [Fact]
    public void Comparisons_give_masks()
    {
        Check(V.Less, (a, b) => Mask(a < b));
        Check(V.LessOrEqual, (a, b) => Mask(a <= b));
        Check(V.Equal, (a, b) => Mask(a == b));
        Check(V.NotEqual, (a, b) => Mask(a != b));
        Check((a, b) => V.Select(V.Less(a, b), a, V.Create(5)), (a, b) => a < b ? a : 5);
        V.Any(V.Zero).ShouldBeFalse();
        V.Any(V.Equal(V.Zero, V.Zero)).ShouldBeTrue();
        V.Any(V.Equal(V.Ramp, V.Create(V.Count - 1))).ShouldBeTrue();
        V.Any(V.Create(-0f)).ShouldBeTrue();
    }

    [Fact]
    public void Bits_are_bits()
    {
        Check(V.And, (a, b) => FromBits(Bits(a) & Bits(b)));
        Check(V.Or, (a, b) => FromBits(Bits(a) | Bits(b)));
        Check(V.Xor, (a, b) => FromBits(Bits(a) ^ Bits(b)));
        Check(V.AndNot, (a, b) => FromBits(Bits(a) & ~Bits(b)));
        Check(V.AddInt32, (a, b) => FromBits(Bits(a) + Bits(b)));
        Check(V.SubtractInt32, (a, b) => FromBits(Bits(a) - Bits(b)));
        Check(V.MultiplyInt32, (a, b) => FromBits(Bits(a) * Bits(b)));
        Check(V.MultiplyHighUInt32, (a, b) => FromBits((int)(((ulong)(uint)Bits(a) * (uint)Bits(b)) >> 32)));
        Check((a, _) => V.ShiftLeft(a, 5), (a, _) => FromBits(Bits(a) << 5));
        Check((a, _) => V.ShiftRightLogical(a, 23), (a, _) => FromBits(Bits(a) >>> 23));
        Check((a, _) => V.ShiftRightArithmetic(a, 23), (a, _) => FromBits(Bits(a) >> 23));
        Check((a, _) => V.ConvertFromInt32Bits(a), (a, _) => Bits(a));
        Check((_, _) => V.CreateInt32(-77), (_, _) => FromBits(-77));
    }

    [Fact]
    public void Floats_convert_to_integers_and_back()
    {
        foreach (float x in (float[])[0, -0f, 0.9f, -0.9f, 1, -1, 1234567, -2.5e7f, 2147483520, -2147483648f])
        {
            Lanes(V.ConvertToInt32Bits(V.Create(x))).ShouldAllBe(lane => Bits(lane) == (int)x);
            Lanes(V.ConvertFromInt32Bits(V.ConvertToInt32Bits(V.Create(x)))).ShouldAllBe(lane => lane == MathF.Truncate(x));
        }
    }

    [Fact]
    public void Powers_of_two_scale_with_one_rounding()
    {
        foreach (float x in (float[])[1, 0.70710677f, 1.4142135f, -1.9999999f, 0, -0f, float.PositiveInfinity, 0.99999994f, 1.0000001f])
            for (int n = -250; n <= 250; n++)
            {
                float expected = (float)(x * Math.Pow(2, n));
                foreach (float lane in Lanes(V.ScaleByPowerOfTwo(V.Create(x), V.Create(n))))
                    Check(lane, expected, x, n);
            }
    }

    [Fact]
    public void Lanes_reduce()
    {
        V ramp = V.Ramp + V.Create(1);
        V.Sum(ramp).ShouldBe(V.Count * (V.Count + 1) / 2);
        V.Product(V.Select(V.LessOrEqual(ramp, V.Create(8)), ramp, V.Create(1)))
            .ShouldBe(Enumerable.Range(1, Math.Min(8, V.Count)).Aggregate(1, (a, b) => a * b));
        for (int i = 0; i < V.Count; i++)
        {
            V peak = V.Select(V.Equal(V.Ramp, V.Create(i)), V.Create(9), -V.Ramp);
            V.MaxAcross(peak).ShouldBe(9);
            V.MinAcross(-peak).ShouldBe(-9);
            V hole = V.Select(V.Equal(V.Ramp, V.Create(i)), V.Create(float.NaN), V.Ramp);
            V.MaxAcross(hole).ShouldBe(float.NaN);
            V.MinAcross(hole).ShouldBe(float.NaN);
        }
    }

    [Fact]
    public void Loads_and_stores_touch_only_their_lanes()
    {
        using GuardedBuffer buffer = new(1024);
        for (int i = 0; i < buffer.Length; i++)
            buffer.First[i] = i + 1;
        for (int n = 0; n <= V.Count; n++)
            foreach (bool atEnd in (bool[])[false, true])
            {
                // Against the upper guard page the n-th lane is the last float; against the lower one the first is the first.
                float* p = atEnd ? buffer.Last(n) : buffer.First;
                float[] lanes = Lanes(V.LoadPartial(p, n));
                for (int i = 0; i < V.Count; i++)
                    lanes[i].ShouldBe(i < n ? p[i] : 0);
                V.StorePartial(V.LoadPartial(p, n) + V.Zero, p, n);
            }
        Lanes(V.Load(buffer.Last(V.Count)))[^1].ShouldBe(buffer.Length);

        for (int n = 0; n <= V.Count; n++)
        {
            buffer.Span.Fill(-1);
            V.StorePartial(V.Ramp, buffer.Last(n), n);
            V.StorePartial(V.Ramp, buffer.First, n);
            for (int i = 0; i < V.Count; i++)
                buffer.First[i].ShouldBe(i < n ? i : -1);
            for (int i = 0; i < n; i++)
                buffer.Last(n)[i].ShouldBe(i);
            buffer.Last(n)[-1].ShouldBe(-1);
        }
    }

    [Fact]
    public void Strided_loads_touch_only_their_elements()
    {
        using GuardedBuffer buffer = new(1024);
        for (int i = 0; i < buffer.Length; i++)
            buffer.First[i] = i;
        foreach (int stride in (int[])[-3, -1, 0, 1, 2, 5, 60])
        {
            int span = Math.Abs(stride) * (V.Count - 1) + 1;
            float* p = stride < 0 ? buffer.First + span - 1 : buffer.Last(span);
            float[] lanes = Lanes(V.LoadStrided(p, stride));
            for (int i = 0; i < V.Count; i++)
                lanes[i].ShouldBe(p[i * stride]);
        }
        foreach (bool atEnd in (bool[])[false, true])
        {
            float* p = atEnd ? buffer.Last((2 * V.Count) - 1) : buffer.First;
            float[] lanes = Lanes(V.LoadEven(p));
            for (int i = 0; i < V.Count; i++)
                lanes[i].ShouldBe(p[2 * i]);
        }
    }

    /// <summary>Copying with whole registers and one partial one, the loop of every generated kernel, at every length.</summary>
    [Fact]
    public void Every_length_is_copied_exactly()
    {
        using GuardedBuffer from = new(512), to = new(512);
        for (int i = 0; i < from.Length; i++)
            from.First[i] = i;
        for (int length = 0; length <= 257; length++)
        {
            to.Span.Fill(-1);
            float* source = from.Last(length), target = to.Last(length);
            int done = 0;
            for (; done + V.Count <= length; done += V.Count)
                V.Store(V.Load(source + done), target + done);
            V.StorePartial(V.LoadPartial(source + done, length - done), target + done, length - done);
            new Span<float>(source, length).SequenceEqual(new Span<float>(target, length)).ShouldBeTrue();
            target[-1].ShouldBe(-1);
        }
    }
}
