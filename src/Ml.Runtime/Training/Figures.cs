using System.Globalization;

namespace Ml.Training;

/// <summary>How numbers look in progress lines and reports.</summary>
static class Figures
{
    internal static string Summary(double loss, IReadOnlyList<MetricValue> metrics)
        => string.Join("  ", metrics.Select(Show).Prepend($"loss {Loss(loss)}"));

    internal static string Show(MetricValue metric) => $"{metric.Name} {Value(metric)}";

    internal static string Value(MetricValue metric) => metric.Name.EndsWith("accuracy", StringComparison.Ordinal)
        && !double.IsNaN(metric.Value) ? (100 * metric.Value).ToString("F2", CultureInfo.InvariantCulture) + " %"
        : Loss(metric.Value);

    /// <summary>Four digits that matter: 2.303, 0.0312, 1.2e-05. A figure over nothing is unknown.</summary>
    internal static string Loss(double loss) => double.IsNaN(loss) ? "unknown" : Math.Abs(loss) is >= 0.001 and < 10_000 or 0
        ? loss.ToString(Math.Abs(loss) >= 1 ? "F3" : "F4", CultureInfo.InvariantCulture)
        : loss.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A number between 0 and 1.</summary>
    internal static string Share(double share) => share.ToString("0.###", CultureInfo.InvariantCulture);

    internal static string Rate(double samplesPerSecond)
        => samplesPerSecond.ToString(samplesPerSecond >= 10 ? "N0" : "F1", CultureInfo.InvariantCulture) + " samples/s";

    internal static string Duration(double seconds) => seconds switch
    {
        double.NaN or < 0 or > 1e9 => "?",
        < 60 => seconds.ToString("F1", CultureInfo.InvariantCulture) + " s",
        _ => TimeSpan.FromSeconds(seconds).ToString(seconds < 3600
            ? @"m\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture)
            .TrimStart('0', '.'),
    };
}
