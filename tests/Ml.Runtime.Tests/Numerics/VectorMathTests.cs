using System.Reflection;
using System.Runtime.Intrinsics.X86;
using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Runtime.Tests.Numerics;

/// <summary>
/// The bounds promised by the docs of VectorMath, over every <see cref="Stride"/>-th float of all there are and over the
/// awkward ones: edges of domains, zeros, denormals, neighbours of 1 and of multiples of pi/2.
/// </summary>
public sealed unsafe class VectorMathTests
{
    const int Stride = 6151;
    const int Chunk = 1 << 12;

    [Fact] public void Exp() => Check<Functions.Exp>(Math.Exp, 1);

    [Fact] public void Decay() => Check<Functions.Decay>(x => Math.Exp(Math.Min(x, 0)), 1);

    [Fact] public void Expm1() => Check<Functions.Expm1>(Reference.Expm1, 1.5);

    [Fact] public void Sigmoid() => Check<Functions.Sigmoid>(Reference.Sigmoid, 2.5);

    [Fact] public void Tanh() => Check<Functions.Tanh>(Math.Tanh, 2.5);

    [Fact] public void Sinh() => Check<Functions.Sinh>(Math.Sinh, 2.5);

    [Fact] public void Cosh() => Check<Functions.Cosh>(Math.Cosh, 1.5);

    [Fact] public void Log() => Check<Functions.Log>(Math.Log, 1);

    [Fact] public void Log1p() => Check<Functions.Log1p>(Reference.Log1p, 1.5);

    [Fact] public void Asinh() => Check<Functions.Asinh>(Math.Asinh, 2);

    [Fact] public void Acosh() => Check<Functions.Acosh>(Math.Acosh, 2.5);

    [Fact] public void Atanh() => Check<Functions.Atanh>(Math.Atanh, 2.5);

    [Fact] public void Erf() => Check<Functions.Erf>(Reference.Erf, 2);

    [Fact] public void Erfc() => Check<Functions.Erfc>(Reference.Erfc, 3);

    [Fact] public void Sin() => Check<Functions.Sin>(Math.Sin, 2);

    [Fact] public void Cos() => Check<Functions.Cos>(Math.Cos, 2);

    [Fact] public void Tan() => Check<Functions.Tan>(Math.Tan, 3);

    [Fact] public void Asin() => Check<Functions.Asin>(Math.Asin, 2.5);

    [Fact] public void Acos() => Check<Functions.Acos>(Math.Acos, 1.5);

    [Fact] public void Atan() => Check<Functions.Atan>(Math.Atan, 1.5);

    [Fact] public void Rsqrt() => Check<Functions.Rsqrt>(x => 1 / Math.Sqrt(x), 1.5);

    [Fact] public void Reciprocal() => Check<Functions.Reciprocal>(x => 1 / x, 0.5);

    [Fact] public void Sign() => Check<Functions.Sign>(x => x > 0 ? 1 : x < 0 ? -1 : x, 0);

    /// <summary>A new function fails here until it is measured. Pow has tests of its own, whole numbers have IntegerTests.</summary>
    [Fact]
    public void Every_function_is_measured() => typeof(VectorMath).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(m => m.Name).Distinct().Except(["Pow"]).Where(name => !name.EndsWith("Int32", StringComparison.Ordinal))
        .Except(typeof(VectorMathTests).GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), inherit: false)).Select(m => m.Name))
        .ShouldBeEmpty();

    static void Check<F>(Func<double, double> exact, double bound) where F : struct, IVectorFunction
    {
        float[] x = new float[Chunk], y = new float[Chunk], other = new float[Chunk];
        double worst = 0;
        float worstAt = 0;
        foreach (int count in Fill(x))
        {
            Map<F, Simd512>(x, y);
            SameOnWidth<F, Simd256>(x, y, other);
            SameOnWidth<F, Simd128>(x, y, other);
            SameOnWidth<F, Scalar>(x, y, other);
            for (int i = 0; i < count; i++)
            {
                double distance = Ulp.Distance(y[i], exact(x[i]));
                if (distance > worst)
                    (worst, worstAt) = (distance, x[i]);
            }
        }
        // Without fused multiply-adds only the specials and the widths are promised.
        if (Fma.IsSupported || !X86Base.IsSupported || double.IsInfinity(worst))
            worst.ShouldBeLessThanOrEqualTo(bound, $"at {worstAt:R} ({(double)worstAt:G17})");
    }

    static void SameOnWidth<F, V>(float[] x, float[] expected, float[] actual)
        where F : struct, IVectorFunction
        where V : unmanaged, IVector<V>
    {
        Map<F, V>(x, actual);
        for (int i = 0; i < x.Length; i++)
            if (!Ulp.SameBits(expected[i], actual[i]))
                Assert.Fail($"{typeof(V).Name} at {x[i]:R}: {actual[i]:R} instead of {expected[i]:R}");
    }

    static void Map<F, V>(float[] x, float[] y) where F : struct, IVectorFunction where V : unmanaged, IVector<V>
    {
        fixed (float* from = x, to = y)
            for (int i = 0; i < x.Length; i += V.Count)
                V.Store(F.Of(V.Load(from + i)), to + i);
    }

    // Fills the buffer again and again; yields how many of its values count.
    static IEnumerable<int> Fill(float[] x)
    {
        int n = 0;
        foreach (float value in Awkward().Concat(Strided()))
        {
            x[n++] = value;
            if (n < x.Length)
                continue;
            yield return n;
            n = 0;
        }
        yield return n;
    }

    static IEnumerable<float> Strided()
    {
        for (long bits = 0; bits < 1L << 32; bits += Stride)
            yield return BitConverter.Int32BitsToSingle((int)bits);
    }

    static IEnumerable<float> Awkward()
    {
        float[] centres =
        [
            0, 0.25f, 0.5f, 0.75f, 1, 1.5f, 2, 3.92f, 8.15f, 9.01f, 17.33f, 87.33f, 88.72f, 89.41f, 103.97f, 10.05f, 48000,
            1.17549435e-38f, 1 << 24, 1 << 30, 1e30f, float.MaxValue, float.PositiveInfinity,
        ];
        foreach (float centre in centres)
            for (int step = -60; step <= 60; step++)
            {
                float x = BitConverter.Int32BitsToSingle(Math.Max(0, BitConverter.SingleToInt32Bits(centre) + step));
                yield return x;
                yield return -x;
            }
        for (int k = 1; k < 40_000; k += k < 200 ? 1 : 37)
        {
            float x = (float)(k * Math.PI / 2);
            yield return x;
            yield return MathF.BitIncrement(x);
            yield return -MathF.BitDecrement(x);
        }
        foreach (float x in (float[])[1e6f, 1e10f, -1e20f, 3e38f, float.NaN, float.NegativeInfinity])
            yield return x;
    }
}
