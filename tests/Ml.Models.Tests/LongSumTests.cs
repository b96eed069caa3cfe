using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Numerics;

namespace Ml.Models.Tests;

/// <summary>The error of a sum does not grow with its length, whatever the width and the direction.</summary>
[Collection(ProcessWide.Name)]
public sealed class LongSumTests : IDisposable
{
    // Equal elements are the worst case: every addition rounds the same way.
    private const double Allowed = 1e-6;
    private static readonly int Long = Testing.Effort.IsLong ? (1 << 25) + 13 : (1 << 21) + 13;

    private readonly VectorWidth _chosen = Simd.Width;

    public static TheoryData<VectorWidth> Widths => [.. Enum.GetValues<VectorWidth>()];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Along_a_row_of_2_25_elements(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongRows(1);
        float[] x = new float[1 << 25], mean = new float[1], sum = [0], variance = [0], all = [0], length = [0];
        x.AsSpan().Fill(0.1f);
        model.Predict(x, mean, sum, variance, all, length, n: x.Length);
        Near(mean[0], 0.1f, "mean");
        Near(sum[0], 0.1f * (double)x.Length, "sum");
        Near(all[0], 0.1f, "mean of everything");
        Near(length[0], Math.Sqrt(0.1f * 0.1f * (double)x.Length), "norm");
        variance[0].ShouldBeLessThan(1e-13f);

        for (int i = 0; i < x.Length; i++)
            x[i] = 10000 + (i % 2);
        model.Predict(x, mean, sum, variance, all, length, n: x.Length);
        Near(mean[0], 10000.5, "mean");
        Near(variance[0], 0.25, "variance");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Along_rows_with_tails(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongRows(1);
        int n = Long;
        float[] x = new float[2 * n], mean = new float[2], sum = new float[2], variance = new float[2], all = [0], length = new float[2];
        var random = new System.Random(5);
        for (int i = 0; i < x.Length; i++)
            x[i] = 3 + random.NextSingle();
        model.Predict(x, mean, sum, variance, all, length, n: n);
        for (int row = 0; row < 2; row++)
        {
            double exact = Sum(x.AsSpan(row * n, n)) / n;
            Near(mean[row], exact, "mean");
            Near(sum[row], exact * n, "sum");
        }

        Near(all[0], Sum(x) / (2 * n), "mean of everything");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Down_columns(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongColumns(1);
        int n = Long / 15;
        float[] x = new float[n * 15], mean = new float[15], exponentials = new float[3];
        x.AsSpan().Fill(0.1f);
        model.Predict(x, mean, exponentials);
        mean.ShouldAllBe(m => Math.Abs(m - 0.1f) < 0.1 * Allowed);
        exponentials.ShouldAllBe(m => Math.Abs(m - Math.Exp(0.1f)) < 2 * Allowed);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Into_rows_of_a_table(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongTable(1);
        int n = Long / 10;
        int[] ids = new int[n];
        float[] weight = new float[5 * n];
        weight.AsSpan().Fill(0.1f);
        ids[1] = 2;
        model.Backpropagate(ids, weight);
        float[] gradient = model.Gradients[0].ReadOnlyValues.ToArray();
        for (int column = 0; column < 5; column++)
        {
            Near(gradient[column], 0.1f * (double)(n - 1), "row 0");
            gradient[5 + column].ShouldBe(0);
            gradient[10 + column].ShouldBe(0.1f);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Over_the_pixels_of_an_image(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongImage(1);
        int height = Testing.Effort.IsLong ? 4096 : 256;
        float[] x = new float[height * 4096], weight = new float[x.Length];
        x.AsSpan().Fill(0.1f);
        weight.AsSpan().Fill(0.7f);
        model.Backpropagate(x, weight, height: height);
        float middle = model.Gradients[0].ReadOnlyValues[4];
        (Math.Abs(middle - (0.1f * (double)0.7f * x.Length)) / (0.07 * x.Length)).ShouldBeLessThan(4 * Allowed, "weight");

        float[] looked = new float[x.Length], pooled = new float[height];
        model.Predict(x, looked, pooled, height: height);
        pooled.ShouldAllBe(p => Math.Abs(p - 0.1f) < 0.1 * Allowed);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradients_over_large_batches(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongBatch(1);
        int n = Long / 20;
        float[] x = new float[3 * n], a = new float[20 * n], b = new float[n];
        x.AsSpan().Fill(0.7f);
        a.AsSpan().Fill(0.1f);
        b.AsSpan().Fill(0.3f);
        model.Backpropagate(x, a, b);
        Check("wide.weight", 0.7f * (double)0.1f * n, 4 * Allowed); // products of a chunk are one chain
        Check("narrow.weight", 0.7f * (double)0.3f * n, 4 * Allowed);
        Check("wide.bias", 0.1f * (double)n, Allowed);
        Check("narrow.bias", 0.3f * (double)n, Allowed);

        void Check(string name, double exact, double allowed)
        {
            foreach (float gradient in model.Gradients[name].ReadOnlyValues)
                Near(gradient, exact, name, allowed);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Infinities_and_what_is_no_number_stay(VectorWidth width)
    {
        Simd.Force(width);
        using var model = new LongRows(1);
        int n = 70_000;
        foreach ((float a, float b, float expected) in new[]
        {
            (float.PositiveInfinity, 1, float.PositiveInfinity), (float.NegativeInfinity, 1, float.NegativeInfinity),
            (float.PositiveInfinity, float.NegativeInfinity, float.NaN), (float.NaN, 1, float.NaN),
        })
        {
            float[] x = new float[n], mean = [0], sum = [0], variance = [0], all = [0], length = [0];
            (x[3], x[n - 1]) = (a, b);
            model.Predict(x, mean, sum, variance, all, length, n: x.Length);
            (mean[0], sum[0], all[0]).ShouldBe((expected, expected, expected));
        }
    }

    public void Dispose() => Simd.Force(_chosen);

    private static double Sum(ReadOnlySpan<float> x)
    {
        double sum = 0;
        foreach (float number in x)
            sum += number;
        return sum;
    }

    private static void Near(float actual, double expected, string what, double allowed = Allowed) =>
        Math.Abs((actual - expected) / expected).ShouldBeLessThan(allowed, $"{what}: {actual:R} instead of {expected:R}");
}
