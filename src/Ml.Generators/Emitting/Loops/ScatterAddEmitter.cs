using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes scatters: an item is a block of columns, through which all rows pass in order.</summary>
internal sealed class ScatterAddEmitter : KernelEmitter<ScatterAddKernel>
{
    protected override void Write(ScatterAddKernel kernel, KernelWriter writer)
    {
        string width = CSharpDialect.Size(kernel.Width), rows = CSharpDialect.Size(kernel.Rows);
        string first = writer.Local("nint", "first", $"(nint)begin * {ScatterAddKernel.ColumnBlock}");
        string count = writer.Local(
            "nint", "count", $"Math.Min((nint)end * {ScatterAddKernel.ColumnBlock}, {width}) - {first}");
        string row = writer.Fresh("row");
        using (writer.Braces($"for (nint {row} = 0; {row} < {rows}; {row}++)"))
        {
            string zeros = writer.Local("float*", "zeros", $"result + ({row} * {width}) + {first}");
            VectorLoop.Write(writer, count, lanes =>
                writer.Line(LaneMove.Store("V.Zero", $"{zeros} + {lanes.Index}", 1, lanes.Rest)));
        }

        string position = writer.Fresh("position");
        using (writer.Braces(
            $"for (nint {position} = 0; {position} < {CSharpDialect.Size(kernel.Count)}; {position}++)"))
        {
            string id = writer.Local("int", "id", $"ids[{position}]");
            writer.Line($"if ((nuint)(nint){id} >= (nuint){rows})");
            writer.Line($"    RowIds.Throw({id}, {position}, {rows});");
            string from = writer.Local("float*", "from", $"input + ({position} * {width}) + {first}");
            string to = writer.Local("float*", "to", $"result + ((nint){id} * {width}) + {first}");
            string add = CSharpRows.Of(kernel.Element)[nameof(Add)];
            VectorLoop.Write(writer, count, lanes =>
            {
                string sum = string.Format(
                    System.Globalization.CultureInfo.InvariantCulture, add,
                    LaneMove.Load($"{to} + {lanes.Index}", 1, lanes.Rest),
                    LaneMove.Load($"{from} + {lanes.Index}", 1, lanes.Rest));
                writer.Line(LaneMove.Store(sum, $"{to} + {lanes.Index}", 1, lanes.Rest));
            });
        }
    }
}
