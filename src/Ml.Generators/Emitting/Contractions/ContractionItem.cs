using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Prints where an item of a contraction stands: its index of every outer axis, its block of rows and
/// columns.</summary>
/// <param name="kept">The sizes that the contraction keeps.</param>
internal sealed class ContractionItem(TiledContraction kernel, IReadOnlyList<string> kept, SourceWriter output)
{
    private readonly KernelWriter _writer = new(output);

    private TilePlan Tiles => kernel.Tiles;

    public void Write()
    {
        using (_writer.Braces("public void Item(nint* args, nint item, out TileBlock block)"))
        {
            int index = kernel.Pointers.Count;
            foreach (string taken in kernel.Pointers.Select(p => p.Name).Concat(["args", "item", "block"]))
                _writer.Fresh(taken);
            foreach (string size in kernel.SizeNames.Select(CSharpDialect.SizeName))
                _writer.Line($"{(kept.Contains(size) ? "" : "nint ")}{_writer.Fresh(size)} = args[{Number(index++)}];");
            Dictionary<string, string> indices = Decode();
            (string columnBegin, string columnEnd) = Range(
                "column", ColumnBlock, Tiles.Columns.Size, Tiles.ColumnsPerItem, indices);
            (string rowBegin, string rowEnd) = Range("row", RowBlock, Tiles.Rows.Size, Tiles.RowsPerItem, indices);
            _writer.Line($"block = new TileBlock({rowBegin}, {rowEnd}, {columnBegin}, {columnEnd});");
            for (int i = 0; i < kernel.Pointers.Count; i++)
                _writer.Line($"{kernel.Pointers[i].Name} = {Pointer(kernel.Pointers[i], i, indices)};");
        }
    }

    private ContractionAxis? ColumnBlock => Block("columnBlock", Tiles.ColumnBlocks);

    private ContractionAxis? RowBlock => Block("rowBlock", Tiles.RowBlocks);

    private Dictionary<string, string> Decode()
    {
        List<ContractionAxis> axes = [.. Tiles.RightOuter];
        if (ColumnBlock is { } columns)
            axes.Add(columns);
        axes.AddRange(Tiles.LeftOuter);
        if (RowBlock is { } rows)
            axes.Add(rows);
        return ItemText.Decode(_writer, "item", axes);
    }

    private (string Begin, string End) Range(
        string axis, ContractionAxis? block, Dim size, Dim per, Dictionary<string, string> index)
    {
        if (block is null)
            return ("0", CSharpDialect.Size(size));
        string begin = _writer.Local("nint", axis + "Begin", $"{index[block.Name]} * {CSharpDialect.Size(per)}");
        return (begin, $"Math.Min({begin} + {CSharpDialect.Size(per)}, {CSharpDialect.Size(size)})");
    }

    private string Pointer(KernelPointer pointer, int index, Dictionary<string, string> indices)
    {
        Func<ContractionAxis, Dim> stride = pointer.Name switch
        {
            "left" => a => a.Left,
            "right" => a => a.Right,
            "result" => a => a.Result,
            _ => a => a.Epilogue[index - 2],
        };
        return AddressText.Of(
            $"(float*)args[{Number(index)}]",
            Tiles.Outer.Where(a => stride(a) != Dim.Zero).Select(a => (indices[a.Name], stride(a))));
    }

    private static ContractionAxis? Block(string name, Dim count) =>
        count == Dim.One ? null : new ContractionAxis(name, count, Dim.Zero, Dim.Zero, Dim.Zero, default);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
