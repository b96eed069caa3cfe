using System.Globalization;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Prints the struct of one contraction in tiles: Ml.Kernels.IContraction.</summary>
internal sealed class ContractionStruct(TiledContraction kernel, string name, SourceWriter writer)
{
    private const string Inline = "[MethodImpl(Inline)]";

    private static readonly string[] Taken =
        ["left", "right", "result", "sum", "lanes", "row", "column", "y", "x"];

    private readonly TiledText _text = new(kernel);
    private readonly ReductionLoops _loops = new(kernel.Tiles);

    private TilePlan Tiles => kernel.Tiles;

    private ContractionAxis Columns => Tiles.Columns;

    // The named sizes that a tile needs; those of items are the item's own.
    private readonly string[] _sizes =
    [
        .. kernel.Tiles.InnerRows.Concat(kernel.Tiles.Reduced).Append(kernel.Tiles.Rows).Append(kernel.Tiles.Columns)
            .SelectMany(a => a.Dims).Concat(kernel.Data.Epilogue?.Expression.Sizes ?? [])
            .SelectMany(d => d.Names).Distinct(StringComparer.Ordinal)
            .OrderBy(n => n, StringComparer.Ordinal).Select(CSharpDialect.SizeName),
    ];

    public void Write()
    {
        writer.Line($"/// <summary>{kernel.Summary}</summary>");
        using (writer.Braces($"internal unsafe struct {name} : IContraction<{name}>"))
        {
            writer.Line("private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;").Line();
            writer.Line($"private float* {string.Join(", ", kernel.Pointers.Select(p => p.Name))};");
            if (_sizes.Length > 0)
                writer.Line($"private nint {string.Join(", ", _sizes)};");
            writer.Line();
            new ContractionItem(kernel, _sizes, writer).Write();
            WriteRows();
            WritePlaces();
            WriteSteps();
            WriteTraits();
            WriteFinish();
        }
    }

    private void WriteRows()
    {
        writer.Line();
        using (writer.Braces(
            $"public static void Rows<V>(ref TileSweep<V, {name}> sweep) where V : unmanaged, IVector<V>"))
        {
            string wide = Sweep(Tiles.Wide), narrow = Sweep(Tiles.Narrow);
            if (wide == narrow)
            {
                writer.Line(wide);
                return;
            }

            using (writer.Braces("if (V.Count == 16)"))
                writer.Line(wide);
            using (writer.Braces("else"))
                writer.Line(narrow);
        }

        string Sweep(TileVariant variant) => string.Join("\n", variant.RowSteps.Select(s =>
            $"sweep.Rows<{TiledText.Tile(Tiles, s, variant).Name}>({(s.Reserve == 0 ? "" : Number(s.Reserve))});"));
    }

    private void WritePlaces()
    {
        bool chunked = _text.IsChunked;
        Dim first = chunked ? _loops.Outermost.Left : Dim.Zero;
        writer.Line().Line(Inline);
        writer.Line($"public float* Left(nint row, nint first) => left{AddressText.Step("row", Tiles.Rows.Left)}"
            + $"{AddressText.Step("first", first)};");
        string right = "right" + AddressText.Step("column", Columns.Right);
        if (chunked)
        {
            right += Tiles.RightPanels
                ? AddressText.Step("first", Dim.Product(Tiles.Reduced.Skip(1).Select(a => a.Size))) + " * width"
                : AddressText.Step("first", _loops.Outermost.Right);
        }

        writer.Line().Line(Inline).Line($"public float* Right(nint column, nint first, nint width) => {right};");
        writer.Line().Line(Inline).Line($"public nint LeftRow(int row) => {LeftRow()};");
    }

    private string LeftRow() => Tiles.LeftPacking switch
    {
        LeftPacking.Rows => $"row * {Number(TiledText.PackedRow(Tiles))}",
        LeftPacking.Columns => "row",
        _ when Tiles.InnerRows.Count == 0 => Sum([("row", Tiles.Rows.Left)]),
        _ => Sum(Indices(Tiles.InnerRows, Tiles.Rows).Select(i => (i.Index, i.Axis.Left))),
    };

    private void WriteSteps()
    {
        writer.Line().Line(Inline).Line($"public nint Steps(int loop) => {_loops.Choose(a => a.Size, Dim.One)};");
        string left = Tiles.LeftPacking switch
        {
            LeftPacking.Rows => "1",
            LeftPacking.Columns => Number(TiledText.PackedColumn),
            _ => _loops.Choose(a => a.Left, Dim.Zero),
        };
        writer.Line().Line(Inline).Line($"public nint LeftStep(int loop) => {left};");
        WriteOuter("OuterLeft", a => a.Left);
        if (Tiles.RightPanels)
            return;
        Trait("bool RightInPlace", "true");
        TraitOfSizes($"nint RightStep(in {name} at, int loop)", _loops.Choose(a => a.Right, Dim.Zero));
        WriteOuter("OuterRight", a => a.Right);
    }

    private void WriteOuter(string member, Func<ContractionAxis, Dim> stride)
    {
        if (_loops.Outer.Any(a => stride(a) != Dim.Zero))
        {
            var indices = Indices(_loops.Outer.Skip(1).ToArray(), _loops.Outer[0], "index");
            TraitOfSizes(
                $"nint {member}(in {name} at, nint index)", Sum(indices.Select(i => (i.Index, stride(i.Axis)))));
        }
    }

    private void WriteTraits()
    {
        Trait("bool IsInline", _text.IsInline ? "true" : "false");
        if (Tiles.InnerCount != 1)
            Trait("int InnerRows", Number(Tiles.InnerCount));
        if (_text.Slides)
            Trait("bool Slides", "true");
        if (_text.IsChunked)
        {
            Trait("int Chunk", Number(Tiles.ChunkLength));
            TraitOfSizes($"nint ChunkedSize(in {name} at)", CSharpDialect.Size(_loops.Outermost.Size));
            TraitOfSizes($"TileSteps ChunkSteps(in {name} at, nint count)", _loops.OfChunk("count"));
            Dim row = _text.BlockColumns * Tiles.InnerCount;
            Trait("int BlockSums", CSharpDialect.Size(Tiles.RowsPerItem * row));
            Trait("int RowSums", CSharpDialect.Size(row));
        }

        if (Tiles.LeftPacking == LeftPacking.None)
            return;
        Trait("LeftRows LeftRows", Tiles.LeftPacking == LeftPacking.Rows ? "LeftRows.Apart" : "LeftRows.SideBySide");
        Trait("int PackedFloats", Number(_text.PackedFloats));
        TraitOfSizes($"nint SourceRow(in {name} at)", CSharpDialect.Size(Tiles.Rows.Left));
        TraitOfSizes($"nint SourceStep(in {name} at)", CSharpDialect.Size(Tiles.Reduced[0].Left));
    }

    private void Trait(string member, string value) => writer.Line().Line($"public static {member} => {value};");

    // The sizes that a static member mentions are its contraction's.
    private void TraitOfSizes(string member, string value)
    {
        string[] sizes = [.. _sizes.Where(s => value.Contains(s))];
        if (sizes.Length == 0)
        {
            Trait(member, value);
            return;
        }

        using (writer.Line().Braces($"public static {member}"))
        {
            foreach (string size in sizes)
                writer.Line($"nint {size} = at.{size};");
            writer.Line($"return {value};");
        }
    }

    private void WriteFinish()
    {
        writer.Line().Line(Inline);
        using (writer.Braces(
            "public void Finish<V, L>(V sum, L lanes, nint row, nint column, nint y, nint x) where V : unmanaged, "
            + "IVector<V> where L : struct, ILanes<V>"))
        {
            var body = new KernelWriter(writer);
            foreach (string taken in _text.Operands.Concat(_sizes).Concat(Taken))
                body.Fresh(taken);
            (string Index, ContractionAxis Axis)[] rows = [.. Indices(Tiles.InnerRows, Tiles.Rows, "y")];
            string[] loaded =
            [
                .. _text.Operands.Select((operand, i) => body.Local("V", operand + "V", LaneText.Load(
                    At(operand, a => a.Epilogue[i]), Columns.Epilogue[i]))),
            ];
            string final = EpilogueWriter.Apply(body, kernel.Data.Epilogue, "sum", loaded);
            string stride = Columns.Result == Dim.One ? "" : ", " + CSharpDialect.Size(Columns.Result);
            body.Line($"lanes.Store({final}, {At("result", a => a.Result)}{stride});");

            // The tile's own place first: it is the same for all of its registers.
            string At(string pointer, Func<ContractionAxis, Dim> of) => AddressText.Of(
                pointer,
                [
                    ("row", of(Tiles.Rows)), ("column", of(Columns)), .. rows.Select(r => (r.Index, of(r.Axis))),
                    ("x", of(Columns)),
                ]);
        }
    }

    /// <summary>An index over several axes as the index of each: the outermost, then the inner ones.</summary>
    private static IEnumerable<(string Index, ContractionAxis Axis)> Indices(
        IReadOnlyList<ContractionAxis> inner, ContractionAxis outermost, string index = "row")
    {
        Dim below = Dim.Product(inner.Select(a => a.Size));
        yield return (below == Dim.One ? index : $"({index} / {CSharpDialect.Size(below)})", outermost);
        for (int i = 0; i < inner.Count; i++)
        {
            below = Dim.Product(inner.Skip(i + 1).Select(a => a.Size));
            string at = below == Dim.One ? index : $"({index} / {CSharpDialect.Size(below)})";
            yield return ($"({at} % {CSharpDialect.Size(inner[i].Size)})", inner[i]);
        }
    }

    private static string Sum(IEnumerable<(string Index, Dim Stride)> terms)
    {
        string sum = string.Join(" + ", terms.Where(t => t.Stride != Dim.Zero)
            .Select(t => t.Stride == Dim.One ? t.Index : $"({t.Index} * {CSharpDialect.Size(t.Stride)})"));
        return sum.Length == 0 ? "0" : sum;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
