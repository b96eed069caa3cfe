using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Decides how a contraction is tiled, or that it is not.</summary>
internal sealed class TilePlanner
{
    // A block of the right operand takes half of a common second-level cache.
    private const long BlockFloats = 128 * 1024;

    // A tile's left rows should stay in the first-level cache, more so where they are packed first.
    private const long LongestPacked = 768;
    private const long LongestInPlace = 2048;

    // Sums of a block live on the stack while a long reduction is cut in chunks.
    private const long BlockSums = 24 * 1024;

    // Steps in a chunk where reductions are long or unknown: both operands' chunks stay in the caches. Rows that are
    // packed first are packed anew for each block of columns: shorter chunks leave room for blocks of twice as many
    // columns.
    private static long ChunkSteps(LeftPacking packing) => packing == LeftPacking.None ? 512 : 256;

    private readonly ContractionNest _nest;
    private readonly List<ContractionAxis> _free;

    private TilePlanner(ContractionNest nest)
    {
        _nest = nest;
        _free = [.. nest.Free];
    }

    /// <returns>The tiles and, when the right operand is to be packed, how; null where no axis makes columns.</returns>
    public static (TilePlan Plan, PanelLayout? Panels)? Plan(
        ContractionNest nest, int operands, bool isRightPrepared) =>
        nest.Reduced.Count == 0 ? null : new TilePlanner(nest).Plan(operands, isRightPrepared);

    private (TilePlan Plan, PanelLayout? Panels)? Plan(int operands, bool isRightPrepared)
    {
        if (TakeColumns() is not { } columns)
            return null;
        ContractionAxis rows = TakeRows()
            ?? new ContractionAxis(
                "row", Dim.One, Dim.Zero, Dim.Zero, Dim.Zero, new(Enumerable.Repeat(Dim.Zero, operands)));
        List<ContractionAxis> inner = [];
        while (inner.Count < 3 && FoldRows(rows, inner) is { } outerRows)
        {
            inner.Insert(0, rows);
            rows = outerRows;
        }

        bool inPlace = !isRightPrepared && CanReadRightInPlace(columns);
        int innerCount = (int)Dim.Product(inner.Select(a => a.Size)).Value;
        int vectors = columns.Size.IsConstant && columns.Size.Value <= 16 ? 1 : RegisterFile.Wide.Vectors;
        ContractionAxis[] rightOuter = [.. _free.Where(a => a.Right != Dim.Zero)],
            leftOuter = [.. _free.Where(a => a.Right == Dim.Zero)];

        PanelLayout? panels = null;
        IReadOnlyList<ContractionAxis> reduced = _nest.Reduced;
        if (!inPlace)
        {
            panels = new PanelLayout(rightOuter, columns, _nest.Reduced, vectors, RegisterFile.Narrow.Vectors);
            rightOuter = panels.PackedOuter();
            columns = columns with { Right = panels.Steps };
            reduced = MergeByLeft(_nest.Reduced);
        }

        LeftPacking packing = ChoosePacking(rows, inner, reduced, columns);
        bool constantRows = inner.Append(rows).All(a => a.Left.IsConstant);
        if (packing == LeftPacking.None && !constantRows)
            return null;
        bool isChunked = Chunk(reduced, packing) > 0;
        long block = !isChunked ? RegisterFile.RowsPerItem
            : packing == LeftPacking.None ? RegisterFile.RowsPerLongItem : RegisterFile.RowsPerLongItem / 2;
        bool isWhole = rows.Size.IsConstant && rows.Size.Value * innerCount <= (reduced.Count > 1 ? 256 : 2 * block);
        Dim rowsPerItem = isWhole ? rows.Size : block / innerCount;
        var plan = new TilePlan(
            rightOuter, leftOuter, rows, inner, columns, reduced, rowsPerItem,
            ColumnsPerItem(columns, reduced, packing, rowsPerItem.Value * innerCount),
            !inPlace, packing, Chunk(reduced, packing),
            Variant(RegisterFile.Wide, vectors), Variant(RegisterFile.Narrow, RegisterFile.Narrow.Vectors));
        return (plan, panels);

        TileVariant Variant(RegisterFile file, int vectors) => new(vectors, RowSteps.Cut(
            rows.Size, Math.Max(1, file.Rows / innerCount), Math.Max(1, file.EvenRows / innerCount), isWhole,
            file.Tails));
    }

    /// <summary>The axis along which only the right operand and the result vary.</summary>
    private ContractionAxis? TakeColumns()
    {
        ContractionAxis[] candidates = [.. _free.Where(a => a.Left == Dim.Zero && a.Right != Dim.Zero)];
        ContractionAxis? columns = candidates.LastOrDefault(a => a.Result == Dim.One)
            ?? candidates.LastOrDefault(a => a.Right == Dim.One) ?? candidates.LastOrDefault();
        if (columns is not null)
            _free.Remove(columns);
        return columns;
    }

    /// <summary>The innermost axis along which only the left operand and the result vary.</summary>
    private ContractionAxis? TakeRows()
    {
        ContractionAxis? rows = _free.LastOrDefault(a => a.Right == Dim.Zero && a.Left != Dim.Zero);
        if (rows is not null)
            _free.Remove(rows);
        return rows;
    }

    /// <summary>
    /// A short axis of rows is covered whole, and tiles cut the next axis: the 9 taps of one channel.
    /// </summary>
    private ContractionAxis? FoldRows(ContractionAxis rows, List<ContractionAxis> inner)
    {
        Dim count = Dim.Product(inner.Append(rows).Select(a => a.Size));
        if (!count.IsConstant || count.Value > RegisterFile.Wide.Rows / 2
            || !inner.Append(rows).All(a => a.Left.IsConstant))
            return null;
        ContractionAxis? next = _free.LastOrDefault(a => a.Right == Dim.Zero && a.Left != Dim.Zero);
        if (next is null || !next.Left.IsConstant)
            return null;
        _free.Remove(next);
        return next;
    }

    /// <summary>Whole panels of neighbours, at distances that do not fall on the same few lines of the cache.</summary>
    private bool CanReadRightInPlace(ContractionAxis columns) =>
        columns.Right == Dim.One && columns.Size.IsConstant && columns.Size.Value % RegisterFile.WidestPanel == 0
        && !_nest.Reduced.Any(a => IsPathological(a.Right));

    private static bool IsPathological(Dim stride) => stride.IsConstant && stride.Value != 0 && stride.Value % 512 == 0;

    /// <summary>Panels hold the steps in any order, so that only the left operand must continue.</summary>
    private static ContractionAxis[] MergeByLeft(IReadOnlyList<ContractionAxis> axes) =>
        [.. new ContractionNest([], [.. axes.Select(a => a with { Right = Dim.Zero })]).Simplified().Reduced];

    private static LeftPacking ChoosePacking(
        ContractionAxis rows, List<ContractionAxis> inner, IReadOnlyList<ContractionAxis> reduced,
        ContractionAxis columns)
    {
        if (reduced.Count > 1 || inner.Count > 0 || rows.Size == Dim.One)
            return LeftPacking.None;
        Dim step = reduced[0].Left;
        LeftPacking packed = rows.Left == Dim.One && step != Dim.One ? LeftPacking.Columns : LeftPacking.Rows;
        if (!rows.Left.IsConstant)
            return packed;
        bool fewPanels = columns.Size.IsConstant && columns.Size.Value <= 2 * RegisterFile.WidestPanel;
        return !fewPanels && (IsPathological(rows.Left) || IsPathological(step)) ? packed : LeftPacking.None;
    }

    private static Dim ColumnsPerItem(
        ContractionAxis columns, IReadOnlyList<ContractionAxis> reduced, LeftPacking packing, long rows)
    {
        Dim steps = Dim.Product(reduced.Select(a => a.Size));
        long depth = Chunk(reduced, packing) > 0 || !steps.IsConstant ? ChunkSteps(packing) : steps.Value;
        long fit = Math.Max(1, BlockFloats / depth / RegisterFile.WidestPanel) * RegisterFile.WidestPanel;
        if (Chunk(reduced, packing) > 0)
            fit = Math.Min(fit, Math.Max(1, BlockSums / rows / RegisterFile.WidestPanel) * RegisterFile.WidestPanel);
        return columns.Size.IsConstant && columns.Size.Value <= fit ? columns.Size : fit;
    }

    private static int Chunk(IReadOnlyList<ContractionAxis> reduced, LeftPacking packing)
    {
        Dim steps = Dim.Product(reduced.Select(a => a.Size));
        long longest = packing != LeftPacking.None ? LongestPacked : reduced.Count == 1 ? LongestInPlace
            : 4 * LongestInPlace;
        if (steps.IsConstant && steps.Value <= longest)
            return 0;
        Dim inner = Dim.Product(reduced.Skip(1).Select(a => a.Size));
        return (int)(inner.IsConstant ? Math.Max(1, ChunkSteps(packing) / Math.Max(1, inner.Value)) : 1);
    }
}
