using System.Globalization;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Prints the loops over items, rows and panels that call the tiles of one register file.</summary>
internal sealed class TileLoopWriter(TiledText text, TileVariant variant, TileShape[] shapes, KernelWriter writer)
{
    private TilePlan Tiles => text.Tiles;

    // A block's columns with the last panel filled up.
    private Dim BlockColumns => (Tiles.ColumnsPerItem + (RegisterFile.WidestPanel - 1))
        .FloorDivide(RegisterFile.WidestPanel) * RegisterFile.WidestPanel;

    public void Write()
    {
        string? packed = null, sums = null;
        int tallest = shapes.Max(s => s.Rows);
        if (Tiles.LeftPacking == LeftPacking.Rows)
            packed = writer.Local("float*", "packed", $"stackalloc float[{tallest * TileShape.PackedRow(Tiles)}]");
        if (Tiles.LeftPacking == LeftPacking.Columns)
        {
            packed = writer.Local(
                "float*", "packed", $"stackalloc float[{TileShape.PackedSteps(Tiles) * TileShape.PackedColumn}]");
        }

        if (text.IsChunked)
        {
            sums = writer.Local(
                "float*", "sums",
                $"stackalloc float[{CSharpDialect.Size(Tiles.RowsPerItem * Tiles.InnerCount * BlockColumns)}]");
        }
        else if (text.NeedsFinish)
            sums = writer.Local("float*", "sums", $"stackalloc float[{tallest * variant.Vectors} * V.Count]");
        using (writer.Braces("for (int item = begin; item < end; item++)"))
            Item(packed, sums);
    }

    private void Item(string? packed, string? sums)
    {
        ContractionAxis? columnBlock = Block("columnBlock", Tiles.ColumnBlocks),
            rowBlock = Block("rowBlock", Tiles.RowBlocks);
        List<ContractionAxis> axes = [.. Tiles.RightOuter];
        if (columnBlock is not null)
            axes.Add(columnBlock);
        axes.AddRange(Tiles.LeftOuter);
        if (rowBlock is not null)
            axes.Add(rowBlock);
        Dictionary<string, string> index = ItemText.Decode(writer, "item", axes);
        (string columnBegin, string columnEnd) = Range(
            "column", columnBlock, Tiles.Columns.Size, Tiles.ColumnsPerItem, index);
        (string rowBegin, string rowEnd) = Range("row", rowBlock, Tiles.Rows.Size, Tiles.RowsPerItem, index);
        string left = Pointer("left", a => a.Left, index),
            right = Pointer("right", a => a.Right, index);
        string result = Pointer("result", a => a.Result, index);
        string[] operands =
            [.. text.Operands.Select((name, i) => Pointer(name, a => a.Epilogue[i], index))];

        if (!text.IsChunked)
        {
            Rows(rowBegin, rowEnd, (row, shape) =>
            {
                string leftTile = PackOr(
                    left + AddressText.Step(row, Tiles.Rows.Left), packed, shape, CSharpDialect.Size(Tiles.Steps));
                Columns(columnBegin, columnEnd, column =>
                    Tile(shape, leftTile, right, result, operands, sums, row, column, columnEnd));
            });
            return;
        }

        ContractionAxis outermost = Tiles.Reduced[0];
        string size = CSharpDialect.Size(outermost.Size),
            length = Tiles.ChunkLength.ToString(CultureInfo.InvariantCulture);
        string first = writer.Fresh("first");
        writer.Line(
            $"// The sum over {outermost.Name} is cut in chunks of {length}, whose operands stay in the caches; sums "
            + "wait in memory.");
        using (writer.Braces($"for (nint {first} = 0; {first} < {size}; {first} += {length})"))
        {
            string chunk = writer.Local("nint", "chunk", $"Math.Min({length}, {size} - {first})");
            string leftChunk = writer.Local("float*", "leftChunk", left + AddressText.Step(first, outermost.Left));
            string rightChunk = right;
            if (!Tiles.RightPanels)
                rightChunk = writer.Local("float*", "rightChunk", right + AddressText.Step(first, outermost.Right));
            Rows(rowBegin, rowEnd, (row, shape) =>
            {
                string leftTile = PackOr(leftChunk + AddressText.Step(row, Tiles.Rows.Left), packed, shape, chunk);
                Columns(columnBegin, columnEnd, column =>
                {
                    string panel = rightChunk + AddressText.Step(column, Tiles.Columns.Right);
                    if (Tiles.RightPanels)
                    {
                        panel += AddressText.Step(
                            first, Dim.Product(Tiles.Reduced.Skip(1).Select(a => a.Size)) * shape.Vectors)
                            + " * V.Count";
                    }

                    string at = SumsAt(sums!, row, rowBegin, column, columnBegin, shape);
                    writer.Line(
                        $"{shape.Name}({TiledText.List([leftTile, panel, at, chunk, $"{first} == "
                            + $"0"], text.SizeArguments)});");
                });
            });
        }

        Rows(rowBegin, rowEnd, (row, shape) => Columns(columnBegin, columnEnd, column =>
            Finish(shape, SumsAt(sums!, row, rowBegin, column, columnBegin, shape), result, operands, row, column,
                columnEnd)));
    }

    private void Tile(
        TileShape shape, string left, string right, string result, string[] operands, string? sums, string row,
        string column, string columnEnd)
    {
        string panel = right + AddressText.Step(column, Tiles.Columns.Right);
        if (!text.IsInline)
        {
            writer.Line($"{shape.Name}({TiledText.List([left, panel, sums!], text.SizeArguments)});");
            Finish(shape, sums!, result, operands, row, column, columnEnd);
            return;
        }

        writer.Line($"{shape.Name}({TiledText.List(
            [left, panel, At(result, row, column, a => a.Result)],
            operands.Select((o, i) => At(o, row, column, a => a.Epilogue[i])),
            text.HasTails ? [sums!, $"{columnEnd} - {column}"] : [],
            text.SizeArguments)});");
    }

    private void Finish(
        TileShape shape, string sums, string result, string[] operands, string row, string column, string columnEnd) =>
        writer.Line($"Finish({FinishWriter.Arguments(
            text, shape, sums, At(result, row, column, a => a.Result),
            operands.Select((o, i) => At(o, row, column, a => a.Epilogue[i])),
            $"Math.Min({shape.Vectors} * V.Count, {columnEnd} - {column})")});");

    private string PackOr(string left, string? packed, TileShape shape, string steps)
    {
        if (packed is null)
            return left;
        writer.Line(
            "PackLeft(" + TiledText.List(
                [left, packed, shape.Rows.ToString(CultureInfo.InvariantCulture), steps], text.SizeArguments) + ");");
        return packed;
    }

    private string SumsAt(
        string sums, string row, string rowBegin, string column, string columnBegin, TileShape shape) =>
        $"{sums} + (({row} - {rowBegin}) * {CSharpDialect.Size(BlockColumns * Tiles.InnerCount)}) + (({column} - "
        + $"{columnBegin}) * {shape.Rows})";

    private string At(string pointer, string row, string column, Func<ContractionAxis, Dim> stride) =>
        pointer + AddressText.Step(row, stride(Tiles.Rows)) + AddressText.Step(column, stride(Tiles.Columns));

    private void Rows(string begin, string end, Action<string, TileShape> body)
    {
        string row = writer.Local("nint", "row", begin);
        for (int i = 0; i < shapes.Length; i++)
        {
            RowStep step = variant.RowSteps[i];
            using (writer.Braces($"for (; {row} + {step.Height + step.Reserve} <= {end}; {row} += {step.Height})"))
                body(row, shapes[i]);
        }
    }

    private void Columns(string begin, string end, Action<string> body)
    {
        string column = writer.Fresh("column");
        using (writer.Braces(
            $"for (nint {column} = {begin}; {column} < {end}; {column} += {variant.Vectors} * V.Count)"))
            body(column);
    }

    private (string Begin, string End) Range(
        string name, ContractionAxis? block, Dim size, Dim per, Dictionary<string, string> index)
    {
        if (block is null)
            return ("0", CSharpDialect.Size(size));
        string begin = writer.Local("nint", name + "Begin", $"{index[block.Name]} * {CSharpDialect.Size(per)}");
        return (begin, writer.Local(
            "nint", name + "End", $"Math.Min({begin} + {CSharpDialect.Size(per)}, {CSharpDialect.Size(size)})"));
    }

    private string Pointer(string name, Func<ContractionAxis, Dim> stride, Dictionary<string, string> index) =>
        Tiles.Outer.All(a => stride(a) == Dim.Zero)
            ? name
            : writer.Local(
                "float*", name + "Item", AddressText.Of(name, Tiles.Outer.Select(a => (index[a.Name], stride(a)))));

    private static ContractionAxis? Block(string name, Dim count) =>
        count == Dim.One ? null : new ContractionAxis(name, count, Dim.Zero, Dim.Zero, Dim.Zero, default);
}
