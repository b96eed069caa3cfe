using System.Globalization;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Prints the function that copies a tile's rows of the left operand side by side.</summary>
internal static class PackLeftWriter
{
    public static string Write(TiledText text)
    {
        TilePlan tiles = text.Tiles;
        bool columns = tiles.LeftPacking == LeftPacking.Columns;
        string comment = columns
            ? "Copies the rows' elements of each step side by side: read in place, steps would share few lines of the "
            + "cache."
            : "Copies rows to a distance that is no power of two: read in place, they would share few lines of the "
            + "cache.";
        KernelWriter writer = text.Function(
            comment, $"PackLeft({TiledText.List(["float* left", "float* packed", "nint tileRows", "nint "
                + "tileSteps"], text.SizeParameters)})",
            out SourceWriter.Block body);
        string rowStride = CSharpDialect.Size(tiles.Rows.Left), stepStride = CSharpDialect.Size(tiles.Reduced[0].Left);
        using (body)
        {
            if (columns)
                Columns();
            else
                Rows();
        }

        return writer.Out.ToString();

        void Columns()
        {
            using (writer.Braces("for (nint step = 0; step < tileSteps; step++)"))
            {
                writer.Line(
                    $"float* from = left + (step * {stepStride}), to = packed + (step * {TileShape.PackedColumn});");
                using (writer.Braces("for (nint row = 0; row < tileRows; row += V.Count)"))
                {
                    writer.Line(
                        "V.Store(V.LoadPartial(from + row, (int)Math.Min(V.Count, tileRows - row)), to + row);");
                }
            }
        }

        void Rows()
        {
            string distance = TileShape.PackedRow(tiles).ToString(CultureInfo.InvariantCulture);
            writer.Line("nint step = 0;");
            if (tiles.Reduced[0].Left == Dim.One)
            {
                // Row by row the loads would wait for memory one after the other.
                using (writer.Braces("for (; step + V.Count <= tileSteps; step += V.Count)"))
                {
                    writer.Line("for (nint row = 0; row < tileRows; row++)");
                    writer.Line(
                        $"    V.Store(V.Load(left + (row * {rowStride}) + step), packed + (row * {distance}) + step);");
                }
            }

            using (writer.Braces("for (; step < tileSteps; step++)"))
            {
                writer.Line("for (nint row = 0; row < tileRows; row++)");
                writer.Line(
                    $"    packed[(row * {distance}) + step] = left[(row * {rowStride}) + (step * {stepStride})];");
            }
        }
    }
}
