using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Runtime.Tests.Numerics;

public sealed class PowTests
{
    static readonly float[] Odd =
    [
        0f, -0f, 1, -1, 2, -2, 3, -3, 0.5f, -0.5f, 1.5f, -2.5f, 1f / 3, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        1e-40f, -1e-40f, float.Epsilon, 1e38f, -1e38f, 8388609, 16777215, -16777215, 16777216, 0.99999994f, 1.0000001f,
        1e10f, -1e10f, float.MaxValue,
    ];

    [Fact]
    public void Special_cases_are_those_of_ieee()
    {
        foreach (float x in Odd)
            foreach (float y in Odd)
                Ulp.Distance(Everywhere(x, y), Math.Pow(x, y)).ShouldBeLessThanOrEqualTo(2.5, $"{x:R}^{y:R}");
    }

    [Fact]
    public void Results_are_within_the_bound()
    {
        System.Random random = new(7);
        for (int i = 0; i < 300_000; i++)
        {
            float x = (i % 3) switch
            {
                0 => BitConverter.Int32BitsToSingle(random.Next(0x7F80_0000)),
                1 => random.NextSingle() * 4,
                _ => 1 + ((random.NextSingle() - 0.5f) * 1e-3f),
            };
            // Exponents that take the result anywhere between underflow and overflow.
            float y = (float)((random.NextDouble() - 0.5) * 212 / Math.Max(Math.Abs(Math.Log(x)), 1e-8));
            Ulp.Distance(Everywhere(x, y), Math.Pow(x, y)).ShouldBeLessThanOrEqualTo(2.5, $"{x:R}^{y:R}");
        }
    }

    static float Everywhere(float x, float y)
    {
        float result = VectorMath.Pow(new Scalar(x), new Scalar(y)).Value;
        Same(VectorMath.Pow(Simd128.Create(x), Simd128.Create(y)).Lanes[1], result);
        Same(VectorMath.Pow(Simd256.Create(x), Simd256.Create(y)).Lanes[2], result);
        Same(VectorMath.Pow(Simd512.Create(x), Simd512.Create(y)).Lanes[3], result);
        return result;

        void Same(float a, float b)
        {
            if (!Ulp.SameBits(a, b))
                Assert.Fail($"{x:R}^{y:R} depends on the width: {a:R} and {b:R}");
        }
    }
}
