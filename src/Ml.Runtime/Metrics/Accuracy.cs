using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>
/// Share of positions whose largest score is at the target class. In an evaluation the classes lie along the axis that the
/// loss reads, and what it ignores is not counted. By itself each integer target owns one row of scores, classes last, and
/// negative targets are not counted. A position with a NaN score is counted, and never right.
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

    /// <summary>Adds the positions that the loss counts, along its class axis.</summary>
    public void Update(in Comparison batch)
    {
        for (int position = 0; position < batch.Positions; position++)
        {
            int actual = batch.ActualClass(position);
            if (actual < 0)
                continue;
            Count++;
            if (batch.PredictedClass(position) == actual)
                Correct++;
        }
    }

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
