namespace Ml.Models.Tests.Support;

/// <summary>The comparison of the golden data: the largest difference over the largest magnitude.</summary>
public static class Close
{
    /// <summary>What single precision may be off by, sums in any sensible order.</summary>
    public const double Tolerance = 1e-5;

    public static void To(ReadOnlySpan<float> actual, double[] expected, string what, double tolerance = Tolerance)
    {
        actual.Length.ShouldBe(expected.Length, what);
        double largest = 1e-3, difference = 0;
        int worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            double off = Math.Abs(actual[i] - expected[i]);
            if (double.IsNaN(off) || off > difference)
                (difference, worst) = (double.IsNaN(off) ? double.PositiveInfinity : off, i);
        }

        if (!(difference / largest <= tolerance))
            Assert.Fail($"{what} is off by {difference / largest:G3} (allowed {tolerance:G3}): element {worst} is {actual[worst]}, expected {expected[worst]}");
    }
}
