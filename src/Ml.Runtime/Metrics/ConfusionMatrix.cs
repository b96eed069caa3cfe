using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>
/// Counts of (actual class, predicted class). <see cref="ToString"/> prints it as a table with recall beside each row
/// and precision below each column.
/// </summary>
public sealed class ConfusionMatrix : IMetric
{
    readonly long[] _counts; // [actual, predicted]
    readonly string[] _names;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="names">One name per class; their numbers when left out.</param>
    public ConfusionMatrix(int classes, IReadOnlyList<string>? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (names is not null && names.Count != classes)
            throw new ArgumentException($"{names.Count} names for {classes} classes.", nameof(names));
        Classes = classes;
        _counts = new long[classes * classes];
        _names = [.. names ?? [.. Enumerable.Range(0, classes).Select(i => i.ToString())]];
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Name of each class.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <summary>Share of predictions on the diagonal.</summary>
    public double Value => (double)Correct / Count;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <summary>Predictions counted, those that were no class at all (a NaN among the scores) included.</summary>
    public long Count { get; private set; }

    /// <summary>Right predictions.</summary>
    public long Correct { get; private set; }

    /// <summary>How often <paramref name="actual"/> was taken for <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => _counts[actual * Classes + predicted];

    /// <summary>Of what was predicted as the class, the share that is; NaN when nothing was.</summary>
    public double Precision(int label)
    {
        long predicted = 0;
        for (int actual = 0; actual < Classes; actual++)
            predicted += this[actual, label];
        return (double)this[label, label] / predicted;
    }

    /// <summary>Of what is the class, the share that was predicted as it; NaN when nothing is.</summary>
    public double Recall(int label)
    {
        long present = 0;
        for (int predicted = 0; predicted < Classes; predicted++)
            present += this[label, predicted];
        return (double)this[label, label] / present;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_counts);
        (Count, Correct) = (0, 0);
    }

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> output, Batch batch, int target) => Update(output, batch.Integers(target));

    /// <summary>Adds the positions that the loss counts, along its class axis.</summary>
    /// <exception cref="ArgumentException">A class is not below <see cref="Classes"/>, or there are not that many.</exception>
    public void Update(in Comparison batch)
    {
        if (batch.Classes != Classes)
            throw new ArgumentException($"The output has {batch.Classes} classes, the matrix {Classes}.", nameof(batch));
        for (int position = 0; position < batch.Positions; position++)
        {
            int actual = batch.ActualClass(position);
            if (actual >= 0)
                Add(actual, batch.PredictedClass(position));
        }
    }

    /// <summary>
    /// Adds rows of scores and their classes; negative classes are not counted. A row with a NaN score counts as wrong
    /// and stands in no column.
    /// </summary>
    /// <exception cref="ArgumentException">A class is not below <see cref="Classes"/>, or rows are not that
    /// wide.</exception>
    public void Update(ReadOnlySpan<float> scores, ReadOnlySpan<int> classes)
    {
        if (scores.Length != classes.Length * Classes)
            throw new ArgumentException($"{scores.Length} scores for {classes.Length} targets of {Classes} classes.",
                nameof(scores));
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] >= 0)
                Add(classes[row], Rows.ArgMax(scores.Slice(row * Classes, Classes)));
        }
    }

    /// <summary>Adds one prediction; -1 as the prediction counts as wrong without a column.</summary>
    public void Add(int actual, int predicted) => Add(actual, predicted, 1);

    /// <summary>Adds equal predictions.</summary>
    internal void Add(int actual, int predicted, long count)
    {
        if ((uint)actual >= (uint)Classes)
            throw OutOfRange(actual, nameof(actual));
        if (predicted >= Classes)
            throw OutOfRange(predicted, nameof(predicted));
        Count += count;
        if (predicted >= 0)
            _counts[actual * Classes + predicted] += count;
        if (actual == predicted)
            Correct += count;
    }

    ArgumentException OutOfRange(int label, string which) =>
        new($"The {which} class is {label} in a matrix of {Classes} classes, 0 to {Classes - 1}.", which);

    /// <summary>The table, one line per class; lines end in \n.</summary>
    public override string ToString() => ConfusionTable.Render(this);
}
