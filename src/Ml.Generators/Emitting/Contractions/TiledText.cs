using Ml.Generators.Emitting.Tiles;
using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>What follows from the plan of a contraction in tiles: how it is finished, what waits in memory.</summary>
internal sealed class TiledText
{
    /// <summary>Floats between the steps of packed columns: a tile has at most this many rows.</summary>
    public const int PackedColumn = 16;

    // More than this and the epilogue of a whole tile is too much straight-line code.
    private const int MostInlineOperations = 150;

    private static readonly HashSet<Type> Cheap =
    [
        typeof(Add), typeof(Subtract), typeof(Multiply), typeof(Relu), typeof(Maximum), typeof(Minimum), typeof(Negate),
        typeof(Abs), typeof(Less), typeof(LessOrEqual), typeof(Equal), typeof(Select),
    ];

    private readonly TiledContraction _kernel;

    public TiledText(TiledContraction kernel)
    {
        _kernel = kernel;
        Epilogue? epilogue = kernel.Data.Epilogue;
        Node[] nodes = epilogue is null ? [] : [.. epilogue.Expression.Nodes.Where(n => n.Operation is not Leaf)];
        IsInline = !IsChunked && Tiles.Columns.Result == Dim.One
            && nodes.All(n => Cheap.Contains(n.Operation.GetType())) && nodes.Length * 28 <= MostInlineOperations;
    }

    private TilePlan Tiles => _kernel.Tiles;

    public bool IsChunked => Tiles.ChunkLength > 0;

    /// <summary>
    /// Whether full tiles apply the epilogue to registers; otherwise sums go to memory and are finished there.
    /// </summary>
    public bool IsInline { get; }

    public IEnumerable<string> Operands => _kernel.Data.OperandPlaces.Select((_, i) => ContractionData.OperandName(i));

    /// <summary>A block's columns with the last panel filled up.</summary>
    public Dim BlockColumns => (Tiles.ColumnsPerItem + (RegisterFile.WidestPanel - 1))
        .FloorDivide(RegisterFile.WidestPanel) * RegisterFile.WidestPanel;

    /// <summary>Floats that the copied rows of the tallest tile take.</summary>
    public long PackedFloats => Tiles.LeftPacking == LeftPacking.Columns
        ? PackedSteps(Tiles) * PackedColumn
        : Tallest.Rows * PackedRow(Tiles);

    /// <summary>
    /// Whether one row's element is another row's some steps later, as in windows that slide by one element.
    /// </summary>
    public bool Slides
    {
        get
        {
            Dim step = Tiles.Reduced[Tiles.Reduced.Count - 1].Left;
            if (Tiles.LeftPacking != LeftPacking.None || step == Dim.Zero)
                return false;
            Dim[] rows = [.. Enumerable.Range(0, Tallest.Rows).Select(LeftOf)];
            return rows.Any(d => Enumerable.Range(1, 3).Any(s => rows.Contains(d + (step * s))));
        }
    }

    private RegisterTile Tallest => new[] { Tiles.Wide, Tiles.Narrow }
        .SelectMany(v => v.RowSteps.Select(s => Tile(Tiles, s, v))).OrderByDescending(t => t.Rows).First();

    /// <summary>The tile of some rows of a register file.</summary>
    public static RegisterTile Tile(TilePlan tiles, RowStep step, TileVariant variant) =>
        new(step.Height * tiles.InnerCount, variant.Vectors);

    /// <summary>
    /// Floats between packed rows: 16 more than their steps, so that rows share no lines of the cache.
    /// </summary>
    public static long PackedRow(TilePlan tiles) => PackedSteps(tiles) + 16;

    private static long PackedSteps(TilePlan tiles) => tiles.ChunkLength > 0 ? tiles.ChunkLength : tiles.Steps.Value;

    /// <summary>Distance of a tile's row of the left operand from its first row.</summary>
    private Dim LeftOf(int row)
    {
        Dim distance = Dim.Zero;
        foreach (ContractionAxis axis in Tiles.InnerRows.Reverse())
        {
            int size = (int)axis.Size.Value;
            distance += axis.Left * (row % size);
            row /= size;
        }

        return distance + (Tiles.Rows.Left * row);
    }
}
