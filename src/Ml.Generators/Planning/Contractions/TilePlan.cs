using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Which axes of a contraction are tiled, and how.</summary>
/// <param name="RightOuter">Axes outside the tiles along which the right operand varies: the slowest part of an
/// item.</param>
/// <param name="LeftOuter">The other axes outside the tiles: faster than the blocks of columns.</param>
/// <param name="Rows">The axis that tiles cut.</param>
/// <param name="InnerRows">Axes that every tile covers whole, inside Rows; empty when Rows is long.</param>
/// <param name="Columns">The axis whose neighbours share registers.</param>
/// <param name="Reduced">Summed over, in this order.</param>
/// <param name="RightPanels">
/// Whether the right operand lies in panels: for each register-tile's worth of columns, all steps of the reduction in
/// order. Otherwise neighbours along Columns are contiguous and steps are Reduced.Right apart.
/// </param>
/// <param name="ChunkLength">
/// How many indices of the outermost reduced axis are summed before sums go to memory, so that one chunk of both
/// operands stays in the caches; 0 for all.
/// </param>
public sealed record TilePlan(
    IReadOnlyList<ContractionAxis> RightOuter, IReadOnlyList<ContractionAxis> LeftOuter, ContractionAxis Rows,
    IReadOnlyList<ContractionAxis> InnerRows, ContractionAxis Columns, IReadOnlyList<ContractionAxis> Reduced,
    Dim RowsPerItem,
    Dim ColumnsPerItem, bool RightPanels, LeftPacking LeftPacking, int ChunkLength, TileVariant Wide,
    TileVariant Narrow)
{
    /// <summary>Axes outside the tiles, slowest first; the blocks of columns come after the first group.</summary>
    public IEnumerable<ContractionAxis> Outer => RightOuter.Concat(LeftOuter);

    /// <summary>Steps of the whole reduction.</summary>
    public Dim Steps => Dim.Product(Reduced.Select(a => a.Size));

    public Dim RowBlocks => Blocks(Rows.Size, RowsPerItem);

    public Dim ColumnBlocks => Blocks(Columns.Size, ColumnsPerItem);

    /// <summary>Rows in one index of <see cref="Rows"/>.</summary>
    public int InnerCount => (int)Dim.Product(InnerRows.Select(a => a.Size)).Value;

    private static Dim Blocks(Dim size, Dim per) => size == per ? Dim.One : (size + per - 1).FloorDivide(per.Value);
}

/// <summary>The tiles of one register file.</summary>
/// <param name="Vectors">Registers of columns in a tile.</param>
/// <param name="RowSteps">Heights, in indices of the rows' axis.</param>
public sealed record TileVariant(int Vectors, IReadOnlyList<RowStep> RowSteps);
