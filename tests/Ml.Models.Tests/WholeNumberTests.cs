using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Numerics;
using Shouldly;

namespace Ml.Models.Tests;

/// <summary>Integers are what C# makes of them, whatever the width.</summary>
[Collection(ProcessWide.Name)]
public sealed class WholeNumberTests : IDisposable
{
    private const int Width = 7;
    private static readonly int[] Odd =
        [16777216, 16777217, 16777215, 0, 1, -1, int.MinValue, int.MaxValue, -7, 2, 100, -16777219, 0x7F80_0001, -5_000_000];

    private static readonly float[] Floats =
        [0.9f, -0.9f, 2147483520, 3e9f, -3e9f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 16777216];

    private readonly VectorWidth _chosen = Simd.Width;

    public void Dispose() => Simd.Force(_chosen);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    public void Arithmetic_comparisons_reductions_and_moves_are_exact(int batch)
    {
        int n = batch * Width;
        int[] x = [.. Enumerable.Range(0, n).Select(i => Odd[(i * 5) % Odd.Length])];
        int[] y = [.. Enumerable.Range(0, n).Select(i => Odd[((i * 3) + (i / Odd.Length)) % Odd.Length])];
        float[] z = [.. Enumerable.Range(0, n).Select(i => Floats[i % Floats.Length])];
        using var model = new WholeNumbers();
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            Simd.Force(width);
            int[] sums = new int[n], quotients = new int[n], limited = new int[n], bits = new int[n];
            int[] reduced = new int[4 * batch], places = new int[2 * batch], moved = new int[8 * batch], whole = new int[n];
            float[] compared = new float[n], floats = new float[n];
            model.Predict(x, y, z, sums, quotients, limited, bits, compared, reduced, places, moved, whole, floats);

            sums.ShouldBe(x.Zip(y, (a, b) => unchecked(((a + b) * 3) - batch + (70_000 * 70_000))), $"{width}");
            quotients.ShouldBe(x.Zip(y, (a, b) => b == 0 ? 0 : unchecked((int)((long)a / b))), $"{width}");
            limited.ShouldBe(x.Zip(y, (a, b) => Math.Clamp(a < b ? (a < 0 ? unchecked(-a) : a) : unchecked(-b), -16777217, 16777217)), $"{width}");
            bits.ShouldBe(x.Zip(y, (a, b) => (a & 0xFF) | Math.Max(a, b)), $"{width}");
            compared.ShouldBe(x.Zip(y, (a, b) => a == b || a > 16777216 ? 1f : 0), $"{width}");
            whole.ShouldBe(z.Select(f => float.IsNaN(f) ? 0 : (int)Math.Clamp((double)f, int.MinValue, int.MaxValue)), $"{width}");
            floats.ShouldBe(x.Select(a => (float)a), $"{width}");
            for (int row = 0; row < batch; row++)
            {
                int[] own = x[(row * Width)..((row + 1) * Width)];
                reduced[(4 * row)..(4 * (row + 1))].ShouldBe(
                    [own.Aggregate((a, b) => unchecked(a + b)), own.Aggregate((a, b) => unchecked(a * b)), own.Max(), own.Min()], $"{width}");
                places[(2 * row)..(2 * (row + 1))].ShouldBe([Array.IndexOf(own, own.Max()), Array.IndexOf(own, own.Min())], $"{width}");
                moved[row].ShouldBe(16777219);
                Enumerable.Range(0, Width).Select(i => moved[((i + 1) * batch) + row]).ShouldBe(own.Reverse(), $"{width}");
            }
        }
    }

    [Fact]
    public void Labels_beyond_2_to_24_and_the_smallest_int_as_the_ignored_one_keep_apart()
    {
        using var model = new FarLabels();
        float[] scores = [1, 2, 4, 3, -1, 0, 0, 5, 1];
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            Simd.Force(width);
            double expected = 0;
            foreach ((int row, int label) in new[] { (0, 2), (2, 0) })
            {
                double[] own = [.. scores[(3 * row)..(3 * (row + 1))].Select(s => (double)s)];
                expected += (Math.Log(own.Sum(Math.Exp)) - own[label]) / 2;
            }

            model.ComputeLoss(scores, [16777217 + 2, unchecked(int.MinValue + 16777217), 16777217]).ShouldBe((float)expected, 1e-6f, $"{width}");
        }
    }
}
