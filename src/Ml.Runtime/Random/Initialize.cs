using Ml.Numerics;

namespace Ml.Random;

/// <summary>
/// First values of parameters. They come from a step of their own (2^64 - 1), which training never reaches, so they
/// share no randomness with dropout masks of the same stream.
/// </summary>
public static unsafe class Initialize
{
    const ulong Step = ulong.MaxValue;

    /// <summary>Uniform numbers in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public static void Uniform(Span<float> values, float low, float high, ulong seed, uint stream)
    {
        fixed (float* p = values)
            Philox.FillUniform(p, values.Length, seed, Step, stream);
        MultiplyAdd(values, high - low, low);
    }

    /// <summary>Normal numbers of the given mean and standard deviation.</summary>
    public static void Normal(Span<float> values, float mean, float deviation, ulong seed, uint stream)
    {
        fixed (float* p = values)
            Philox.FillNormal(p, values.Length, seed, Step, stream);
        MultiplyAdd(values, deviation, mean);
    }

    /// <summary>The same number everywhere.</summary>
    public static void Constant(Span<float> values, float value) => values.Fill(value);

    static void MultiplyAdd(Span<float> values, float factor, float offset)
    {
        foreach (ref float x in values)
            x = Scalar.Fma(new(x), new(factor), new(offset)).Value;
    }
}
