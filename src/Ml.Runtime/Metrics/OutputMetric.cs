using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>A metric over a chosen output of a model that has several, and over the target that the loss compares it with.</summary>
/// <param name="output">The output's name.</param>
/// <param name="metric">The figure.</param>
public sealed class OutputMetric(string output, IMetric metric) : IMetric
{
    /// <summary>The output's name.</summary>
    public string Output { get; } = output;

    /// <summary>The output and the metric: <c>mask accuracy</c>.</summary>
    public string Name => $"{Output} {metric.Name}";

    /// <inheritdoc/>
    public double Value => metric.Value;

    /// <inheritdoc/>
    public bool HigherIsBetter => metric.HigherIsBetter;

    /// <inheritdoc/>
    public void Reset() => metric.Reset();

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> output, Batch batch, int target) => metric.Update(output, batch, target);

    /// <inheritdoc/>
    public void Update(in Comparison batch) => metric.Update(batch);
}
