using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>
/// Prints the function that turns the sums of a tile, in memory, into results: tails of columns, results that are not
/// contiguous, epilogues too long to print for every register.
/// </summary>
internal static class FinishWriter
{
    public static string Write(TiledText text)
    {
        TilePlan tiles = text.Tiles;
        ContractionAxis lanes = tiles.Columns;
        Epilogue? epilogue = text.Kernel.Data.Epilogue;
        bool single = EpilogueWriter.NeedsSingleLanes(epilogue, lanes);
        KernelWriter writer = text.Function(
            "Sums of a tile, [rows][panel], to results.", $"Finish({Parameters(text)})", out SourceWriter.Block body);
        using (body)
        {
            if (lanes.Result != Dim.One)
                writer.Line("float* scattered = stackalloc float[V.Count];");
            using (writer.Braces("for (nint row = 0; row < tileRows; row++)"))
            {
                List<(string Index, ContractionAxis Axis)> indices = RowIndices(writer, tiles);
                string result = writer.Local("float*", "resultRow", Row("result", indices, a => a.Result));
                string[] operands = [.. text.Operands.Select((name, i) =>
                    writer.Local("float*", name + "Row", Row(name, indices, a => a.Epilogue[i])))];
                using (writer.Braces("for (nint column = 0; column < tileColumns;)"))
                {
                    using (writer.Braces("if (tileColumns - column >= V.Count)"))
                    {
                        Block(LaneMode.Full, result, operands);
                        writer.Line("column += V.Count;");
                    }

                    using (writer.Braces("else"))
                    {
                        writer.Line(single ? "const int lanes = 1;" : "int lanes = (int)(tileColumns - column);");
                        Block(LaneMode.Partial, result, operands);
                        writer.Line("column += lanes;");
                    }
                }
            }
        }

        return writer.Out.ToString();

        void Block(LaneMode mode, string result, string[] operands)
        {
            string sum = writer.Local("V", "sum", mode == LaneMode.Full
                ? "V.Load(sums + (row * tileWidth) + column)"
                : "V.LoadPartial(sums + (row * tileWidth) + column, lanes)");
            string[] loaded =
                [.. operands.Select((o, i) => writer.Local("V", ContractionData.OperandName(i) + "V", LaneText.Load(
                o + AddressText.Step("column", lanes.Epilogue[i]), lanes.Epilogue[i], mode)))];
            string final = EpilogueWriter.Apply(writer, epilogue, sum, loaded);
            if (lanes.Result == Dim.One)
            {
                writer.Line(
                    mode == LaneMode.Full ? $"V.Store({final}, {result} + column);"
                    : $"V.StorePartial({final}, {result} + column, lanes);");
                return;
            }

            string count = mode == LaneMode.Full ? "V.Count" : "lanes";
            writer.Line($"V.Store({final}, scattered);");
            writer.Line($"for (nint i = 0; i < {count}; i++)");
            writer.Line($"    *({result}{AddressText.Step("(column + i)", lanes.Result)}) = scattered[i];");
        }
    }

    public static string Arguments(
        TiledText text, TileShape shape, string sums, string result, IEnumerable<string> operands, string columns) =>
        TiledText.List(
            [sums, shape.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{shape.Vectors} * V.Count",
                columns, result],
            operands, text.SizeArguments);

    private static string Parameters(TiledText text) => TiledText.List(
        ["float* sums", "nint tileRows", "nint tileWidth", "nint tileColumns", "float* result"], text.OperandParameters,
        text.SizeParameters);

    /// <summary>A tile's row as indices of the axes it is made of.</summary>
    private static List<(string Index, ContractionAxis Axis)> RowIndices(KernelWriter writer, TilePlan tiles)
    {
        List<(string, ContractionAxis)> indices = [];
        string rest = "row";
        foreach (ContractionAxis axis in tiles.InnerRows.Reverse())
        {
            string size = CSharpDialect.Size(axis.Size);
            indices.Add((writer.Local("nint", axis.Name, $"{rest} % {size}"), axis));
            rest = writer.Local("nint", "rest", $"{rest} / {size}");
        }

        indices.Add((rest, tiles.Rows));
        return indices;
    }

    private static string Row(
        string pointer, List<(string Index, ContractionAxis Axis)> indices, Func<ContractionAxis, Dim> stride) =>
        AddressText.Of(pointer, indices.Select(i => (i.Index, stride(i.Axis))));
}
