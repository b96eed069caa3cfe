using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>A figure accumulated over the batches of an evaluation. Updates do not allocate.</summary>
public interface IMetric
{
    /// <summary>Short name for progress lines and reports: "accuracy".</summary>
    string Name { get; }

    /// <summary>
    /// The figure over everything seen since the last <see cref="Reset"/>; NaN before the first update.
    /// </summary>
    double Value { get; }

    /// <summary>True when a larger value is a better model.</summary>
    bool HigherIsBetter { get; }

    /// <summary>Forgets everything seen.</summary>
    void Reset();

    /// <summary>Adds one batch.</summary>
    /// <param name="output">The model's output for the batch, row-major.</param>
    /// <param name="batch">The batch that was predicted, targets included.</param>
    /// <param name="target">Slot of <paramref name="batch"/> that holds what the output should be.</param>
    void Update(ReadOnlySpan<float> output, Batch batch, int target);

    /// <summary>
    /// Adds one batch as the loss reads it: what an evaluation calls. A metric that is about classes, or that leaves out what
    /// the loss ignores, looks at <paramref name="batch"/>; for the others this is the plain update.
    /// </summary>
    void Update(in Comparison batch) => Update(batch.Output, batch.Batch, batch.Target);
}
