using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>
/// Copies columns into panels, column by column or, where neighbours are contiguous, register by register.
/// </summary>
internal sealed class PackPanelsEmitter : KernelEmitter<PackPanels>
{
    protected override void Write(PackPanels kernel, KernelWriter writer)
    {
        PanelLayout layout = kernel.Layout;
        string width = layout.WideVectors == layout.NarrowVectors
            ? $"{layout.WideVectors} * V.Count"
            : $"(V.Count == 16 ? {layout.WideVectors} : {layout.NarrowVectors}) * V.Count";
        writer.Line($"int width = {width};");
        Dim blocks = layout.PaddedColumns.FloorDivide(RegisterFile.WidestPanel);
        ContractionAxis block = new("block", blocks, Dim.Zero, Dim.Zero, Dim.Zero, default);
        using (writer.Braces("for (int item = begin; item < end; item++)"))
        {
            Dictionary<string, string> index = ItemText.Decode(writer, "item", [.. layout.Outer, block]);
            string from = writer.Local(
                "float*", "matrix", AddressText.Of("source", layout.Outer.Select(a => (index[a.Name], a.Right))));
            string to = writer.Local(
                "float*", "target",
                AddressText.Of("panels", layout.PackedOuter().Select(a => (index[a.Name], a.Right))));
            string first = writer.Local("nint", "firstColumn", $"{index[block.Name]} * {RegisterFile.WidestPanel}");
            string lastColumn = writer.Local("nint", "lastColumn", $"{first} + {RegisterFile.WidestPanel}");
            using (writer.Braces($"for (nint panel = {first}; panel < {lastColumn}; panel += width)"))
            {
                writer.Line($"float* next = {to}{AddressText.Step("panel", layout.Steps)};");
                writer.Line(
                    $"nint filled = Math.Max(0, Math.Min(width, {CSharpDialect.Size(layout.Columns.Size)} - panel));");
                Panel(layout, writer, from);
            }
        }
    }

    private static void Panel(PanelLayout layout, KernelWriter writer, string matrix)
    {
        List<(string Index, Dim Stride)> at = [("panel", layout.Columns.Right)];
        if (layout.Columns.Right == Dim.One)
        {
            Steps(0, () =>
            {
                writer.Line($"float* row = {AddressText.Of(matrix, at)};");
                using (writer.Braces("for (nint column = 0; column < width; column += V.Count, next += V.Count)"))
                {
                    writer.Line(
                        "V.Store(filled - column >= V.Count ? V.Load(row + column) : V.LoadPartial(row + column, "
                        + "(int)Math.Max(0, filled - column)), next);");
                }

            });
            return;
        }

        ContractionAxis inner = layout.Reduced[layout.Reduced.Count - 1];
        if (inner.Right == Dim.One && layout.Reduced.Count == 1)
        {
            writer.Line(
                $"Transposition.Copy({AddressText.Of(matrix, at)}, {CSharpDialect.Size(layout.Columns.Right)}, next, "
                + $"width, filled, {CSharpDialect.Size(inner.Size)});");
            using (writer.Braces(
                $"for (nint step = 0; filled < width && step < {CSharpDialect.Size(inner.Size)}; step++)"))
                writer.Line("new Span<float>(next + (step * width) + filled, (int)(width - filled)).Clear();");
            return;
        }

        using (writer.Braces("for (nint column = 0; column < width; column++)"))
        {
            writer.Line("float* cell = next + column;");
            at.Add(("column", layout.Columns.Right));
            Steps(0, () =>
            {
                writer.Line($"*cell = column < filled ? *({AddressText.Of(matrix, at)}) : 0;");
                writer.Line("cell += width;");
            });
        }

        void Steps(int depth, Action body)
        {
            if (depth == layout.Reduced.Count)
            {
                body();
                return;
            }

            ContractionAxis axis = layout.Reduced[depth];
            string index = writer.Fresh(axis.Name);
            using (writer.Braces($"for (nint {index} = 0; {index} < {CSharpDialect.Size(axis.Size)}; {index}++)"))
            {
                at.Add((index, axis.Right));
                Steps(depth + 1, body);
                at.RemoveAt(at.Count - 1);
            }
        }
    }
}
