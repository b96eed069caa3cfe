using Ml.Metrics;

namespace Ml.Runtime.Tests.Metrics;

/// <summary>Counts at every threshold against a plain count of the same logits.</summary>
public class ThresholdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_point_is_what_counting_gives(int seed)
    {
        var random = new System.Random(seed);
        (float Logit, bool Yes)[] seen = [.. Enumerable.Range(0, 500).Select(_ => (Logit(random), random.Next(3) == 0))];
        var counts = new ThresholdCounts();
        foreach (var (logit, yes) in seen)
            counts.Add(logit, yes);
        foreach (var point in counts.Points().Append(counts.AtHalf()))
        {
            // The lowest threshold takes everything for yes; NaN is on the wrong side of any.
            bool Above(float logit) => logit > point.Logit || (point.Logit == double.NegativeInfinity && !float.IsNaN(logit));
            point.TruePositives.ShouldBe(seen.Count(one => one.Yes && Above(one.Logit)), $"at {point.Logit}");
            point.FalseNegatives.ShouldBe(counts.Positives - point.TruePositives);
            point.FalsePositives.ShouldBe(seen.Count(one => !one.Yes && (float.IsNaN(one.Logit) || Above(one.Logit))));
            point.TrueNegatives.ShouldBe(counts.Negatives - point.FalsePositives);
        }

        counts.Points().Select(point => point.Logit).ShouldBeInOrder(SortDirection.Descending);

        static float Logit(System.Random random) => random.Next(20) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => 0,
            _ => random.Next(-640, 640) / 32f, // on the edges, where counting is exact
        };
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order()
    {
        var counts = new ThresholdCounts();
        counts.AreaUnderRoc().ShouldBe(double.NaN);
        foreach (var (logit, yes) in new[] { (1f, true), (2f, false), (3f, true), (0f, false), (0f, true) })
            counts.Add(logit, yes);
        counts.AreaUnderRoc().ShouldBe(3.5 / 6, 1e-12); // 1>0, 3>2, 3>0, and a draw
        counts.Reset();
        counts.Positives.ShouldBe(0);
        counts.Points().ShouldAllBe(point => point.TruePositives == 0 && point.FalsePositives == 0);
    }
}
