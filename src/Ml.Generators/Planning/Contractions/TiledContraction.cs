using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// A contraction in tiles: Height x Vectors registers of sums stay in registers over the whole reduction, while rows of
/// the left operand are broadcast and columns of the right operand are loaded. Items are blocks of rows and columns, so
/// that the columns' panels stay in the second-level cache from one item to the next.
/// </summary>
public sealed class TiledContraction(
    string recipe, string summary, ContractionNest nest, ContractionData data, TilePlan tiles)
    : ContractionKernel(recipe, summary, nest, data)
{
    public TilePlan Tiles { get; } = tiles;

    public override Dim Items => Dim.Product(Tiles.Outer.Select(a => a.Size)) * Tiles.RowBlocks * Tiles.ColumnBlocks;

    public override Dim WorkPerItem =>
        (Tiles.RowBlocks == Dim.One ? Tiles.Rows.Size : Tiles.RowsPerItem)
        * Dim.Product(Tiles.InnerRows.Select(a => a.Size))
        * (Tiles.ColumnBlocks == Dim.One ? Tiles.Columns.Size : Tiles.ColumnsPerItem)
        * Tiles.Steps * 2;

    public override IEnumerable<Dim> Sizes => base.Sizes
        .Concat(Tiles.Outer.Concat(Tiles.InnerRows).Concat(Tiles.Reduced).Append(Tiles.Rows).Append(Tiles.Columns)
            .SelectMany(a => a.Dims))
        .Append(Tiles.RowsPerItem).Append(Tiles.ColumnsPerItem);
}
