using Ml.Metrics;

namespace Ml.Training;

/// <summary>One figure of an evaluation.</summary>
/// <param name="Name">For instance <c>accuracy</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="HigherIsBetter">Whether a larger value is a better model.</param>
public sealed record MetricValue(string Name, double Value, bool HigherIsBetter)
{
    /// <summary>The figures of a loss's terms, where it has several.</summary>
    internal static IEnumerable<MetricValue> Losses(LossMeter loss) =>
        loss.Terms().Select(term => new MetricValue(term.Name, term.Value, HigherIsBetter: false));
}
