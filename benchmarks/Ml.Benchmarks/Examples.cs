namespace Ml.Benchmarks;

/// <summary>Numbers to compute with: the same in every run.</summary>
static class Examples
{
    /// <summary>Uniform in -1..1.</summary>
    public static float[] Floats(int count, int seed = 1)
    {
        var random = new System.Random(seed);
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }

    /// <summary>Uniform in 0..9.</summary>
    public static int[] Labels(int count, int seed = 1)
    {
        var random = new System.Random(seed);
        var values = new int[count];
        foreach (ref var value in values.AsSpan())
            value = random.Next(10);
        return values;
    }
}
