using Ml.Contracts;

namespace Ml.Data;

/// <summary>Makes and cuts data sets.</summary>
public static class DataSet
{
    /// <summary>Inputs and real-valued targets in memory, for instance for regression; nothing is copied.</summary>
    /// <param name="inputs">Rows one after another.</param>
    /// <param name="targets">Rows one after another.</param>
    /// <param name="count">Number of rows in both.</param>
    /// <exception cref="ArgumentException">The lengths do not divide by <paramref name="count"/>.</exception>
    public static ArrayDataSet From(float[] inputs, float[] targets, int count) => new(
        new FloatColumn("x", inputs, RowLength(inputs.Length, count)),
        new FloatColumn("y", targets, RowLength(targets.Length, count), isTarget: true));

    /// <summary>Inputs and one class per row in memory; nothing is copied.</summary>
    /// <param name="inputs">Rows one after another.</param>
    /// <param name="classes">One class per row, from 0.</param>
    /// <exception cref="ArgumentException">The inputs do not divide into that many rows.</exception>
    public static ArrayDataSet From(float[] inputs, int[] classes) => new(
        new FloatColumn("x", inputs, RowLength(inputs.Length, classes.Length)),
        new IntegerColumn("label", classes, 1, isTarget: true));

    /// <summary>An empty batch with the slots of <paramref name="data"/>.</summary>
    public static Batch NewBatch(this IDataSet data)
    {
        var kinds = new ElementKind[data.Slots.Count];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = data.Slots[i].Element;
        return new Batch(kinds);
    }

    /// <summary>The first <paramref name="count"/> examples, or all when there are fewer.</summary>
    public static IDataSet Take(this IDataSet data, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new SubsetDataSet(data, [.. Enumerable.Range(0, Math.Min(count, data.Count))]);
    }

    /// <summary>
    /// Cuts a data set in two after shuffling it: <paramref name="fraction"/> of the examples (rounded to the nearest
    /// whole number) become the second part. The same seed gives the same parts.
    /// </summary>
    public static (IDataSet Train, IDataSet Test) Split(this IDataSet data, double fraction, ulong seed = 0)
    {
        if (fraction is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A share is between 0 and 1.");
        var order = new EpochOrder(data.Count, seed);
        order.Shuffle(epoch: 0);
        var test = (int)Math.Round(fraction * data.Count);
        return (new SubsetDataSet(data, order.Indices[..^test].ToArray()),
            new SubsetDataSet(data, order.Indices[^test..].ToArray()));
    }

    static int RowLength(int values, int count)
    {
        if (count < 1 || values % count != 0)
            throw new ArgumentException($"{values} values do not divide into {count} rows.", nameof(count));
        return values / count;
    }
}
