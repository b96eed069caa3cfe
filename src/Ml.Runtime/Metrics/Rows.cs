namespace Ml.Metrics;

/// <summary>Questions about rows of scores, shared by the classification metrics.</summary>
static class Rows
{
    /// <summary>Index of the largest score, the first among equals; -1 when the row has no number in it.</summary>
    internal static int ArgMax(ReadOnlySpan<float> row)
    {
        int best = -1;
        float bestScore = float.NegativeInfinity;
        for (int i = 0; i < row.Length; i++)
        {
            // "not smaller, or first number seen" lets a row of minus infinities answer 0 and passes over NaN.
            if (row[i] > bestScore || (best < 0 && !float.IsNaN(row[i])))
                (best, bestScore) = (i, row[i]);
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
