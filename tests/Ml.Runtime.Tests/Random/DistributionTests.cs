using Ml.Numerics;
using Ml.Random;

namespace Ml.Runtime.Tests.Random;

/// <summary>Moments, histograms and correlations of a million numbers, within five standard errors: the seeds are fixed.</summary>
public sealed unsafe class DistributionTests
{
    const int Count = 1 << 20;

    static float[] Fill(bool normal, uint stream)
    {
        float[] values = new float[Count];
        fixed (float* p = values)
        {
            if (normal)
                Philox.FillNormal(p, Count, 42, 0, stream);
            else
                Philox.FillUniform(p, Count, 42, 0, stream);
        }
        return values;
    }

    static double Moment(float[] values, int power) => values.Sum(x => Math.Pow(x, power)) / Count;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Uniform_numbers_are_uniform(uint stream)
    {
        float[] values = Fill(normal: false, stream);
        values.Min().ShouldBeGreaterThanOrEqualTo(0);
        values.Max().ShouldBeLessThan(1);
        Moment(values, 1).ShouldBe(0.5, 5 * Math.Sqrt(1.0 / 12 / Count));
        Moment(values, 2).ShouldBe(1.0 / 3, 5 * Math.Sqrt(4.0 / 45 / Count));
        ChiSquare(values.Select(x => (int)(x * 256)), 256, _ => 1.0 / 256).ShouldBeInRange(255 - 5 * 22.6, 255 + 5 * 22.6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Normal_numbers_are_normal(uint stream)
    {
        float[] values = Fill(normal: true, stream);
        double error = 5 / Math.Sqrt(Count);
        Moment(values, 1).ShouldBe(0, error);
        Moment(values, 2).ShouldBe(1, error * Math.Sqrt(2));
        Moment(values, 3).ShouldBe(0, error * Math.Sqrt(15));
        Moment(values, 4).ShouldBe(3, error * Math.Sqrt(96));
        values.Max(Math.Abs).ShouldBeInRange(4.5f, 6.67f);
        // Sixteen equally likely classes.
        double[] edges =
            [-1.5341206, -1.1503494, -0.8871466, -0.6744898, -0.4887764, -0.3186394, -0.1573107, 0,
             0.1573107, 0.3186394, 0.4887764, 0.6744898, 0.8871466, 1.1503494, 1.5341206];
        ChiSquare(values.Select(x => edges.Count(edge => edge < x)), 16, _ => 1.0 / 16).ShouldBeLessThan(15 + 5 * 5.5);
    }

    [Fact]
    public void Neighbours_and_streams_are_uncorrelated()
    {
        float[] one = Fill(normal: true, 3), other = Fill(normal: true, 4);
        double error = 5 / Math.Sqrt(Count);
        Correlation(one, other, 0).ShouldBe(0, error);
        foreach (int lag in (int[])[1, 2, 4, 8, 16, 32, 48, 64, 1024])
            Correlation(one, one, lag).ShouldBe(0, error);
    }

    [Fact]
    public void Initialisers_have_the_range_and_spread_asked_for()
    {
        float[] values = new float[100_000];
        Initialize.Uniform(values, -0.25f, 0.75f, 1, 0);
        values.Min().ShouldBeInRange(-0.25f, -0.249f);
        values.Max().ShouldBeInRange(0.749f, 0.75f);
        Initialize.Normal(values, 2, 0.5f, 1, 0);
        values.Average().ShouldBe(2, 0.01f);
        Math.Sqrt(values.Average(x => (x - 2) * (x - 2))).ShouldBe(0.5, 0.01);
        Initialize.Constant(values, 3);
        values.ShouldAllBe(x => x == 3);
        Initialize.Normal([], 0, 1, 1, 0);
    }

    static double Correlation(float[] x, float[] y, int lag)
    {
        double sum = 0;
        for (int i = lag; i < Count; i++)
            sum += x[i] * (double)y[i - lag];
        return sum / (Count - lag);
    }

    static double ChiSquare(IEnumerable<int> classes, int count, Func<int, double> share)
    {
        int[] seen = new int[count];
        foreach (int c in classes)
            seen[c]++;
        return Enumerable.Range(0, count).Sum(c => Math.Pow(seen[c] - (Count * share(c)), 2) / (Count * share(c)));
    }
}
