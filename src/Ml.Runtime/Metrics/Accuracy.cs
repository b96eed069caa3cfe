using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>
/// Share of rows whose largest score is at the target class. Each integer target owns one row of scores, so the same
/// metric serves [batch, classes] and [batch, time, classes]. Negative targets are not counted. A row with a NaN score is
/// counted, and never right.
/// </summary>
public sealed class Accuracy : IMetric
{
    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <inheritdoc/>
    public double Value => (double)Correct / Count;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <summary>Rows counted.</summary>
    public long Count { get; private set; }

    /// <summary>Rows whose prediction was right.</summary>
    public long Correct { get; private set; }

    /// <inheritdoc/>
    public void Reset() => (Count, Correct) = (0, 0);

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> output, Batch batch, int target) => Update(output, batch.Integers(target));

    /// <summary>Adds rows of scores and their classes.</summary>
    public void Update(ReadOnlySpan<float> scores, ReadOnlySpan<int> classes)
    {
        int width = Rows.Width(scores.Length, classes.Length);
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] < 0)
                continue;
            Count++;
            if (Rows.ArgMax(scores.Slice(row * width, width)) == classes[row])
                Correct++;
        }
    }
}
