using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>A loop over rows: tiles of Height while Height + Reserve rows are left.</summary>
public sealed record RowStep(int Height, int Reserve);

/// <summary>Cuts an axis into tiles.</summary>
internal static class RowSteps
{
    /// <param name="size">Of the axis.</param>
    /// <param name="most">The tallest tile that fits the registers.</param>
    /// <param name="even">The height of tiles when an item covers only part of the axis.</param>
    /// <param name="isWhole">Whether an item covers the whole axis.</param>
    /// <param name="tails">For sizes not known.</param>
    public static RowStep[] Cut(Dim size, int most, int even, bool isWhole, int[] tails)
    {
        if (!size.IsConstant)
            return [.. new[] { even }.Concat(tails.Where(t => t < even)).Select(h => new RowStep(h, 0))];
        int rows = (int)Math.Min(size.Value, int.MaxValue);
        if (!isWhole)
            return rows % even == 0 ? [new RowStep(even, 0)] : [new RowStep(even, 0), new RowStep(rows % even, 0)];

        // As few tiles as the registers allow, of two heights that differ by one: no row is computed in vain.
        int tiles = (rows + most - 1) / most, high = (rows + tiles - 1) / tiles, lows = (tiles * high) - rows;
        return lows == 0 ? [new RowStep(high, 0)] : [new RowStep(high, lows * (high - 1)), new RowStep(high - 1, 0)];
    }
}
