namespace Ml.Metrics;

/// <summary>Questions about rows of scores, shared by the classification metrics.</summary>
static class Rows
{
    /// <summary>
    /// Index of the largest score, the first among equals; -1 when there is none or a score is NaN: such a row predicts
    /// nothing, whatever its other scores say.
    /// </summary>
    internal static int ArgMax(ReadOnlySpan<float> row) => ArgMax(row, 0, 1, row.Length);

    /// <summary>The same of <paramref name="count"/> scores that lie <paramref name="stride"/> apart.</summary>
    internal static int ArgMax(ReadOnlySpan<float> scores, int first, int stride, int count)
    {
        int best = count > 0 ? 0 : -1;
        for (int i = 0; i < count; i++)
        {
            if (float.IsNaN(scores[first + (i * stride)]))
                return -1;
            if (scores[first + (i * stride)] > scores[first + (best * stride)])
                best = i;
        }

        return best;
    }

    /// <summary>Scores per row: <paramref name="output"/> divided evenly over <paramref name="rows"/>.</summary>
    internal static int Width(int output, int rows)
    {
        if (rows == 0 || output % rows != 0)
            throw new ArgumentException($"{output} outputs do not divide over {rows} targets.", nameof(output));
        return output / rows;
    }
}
