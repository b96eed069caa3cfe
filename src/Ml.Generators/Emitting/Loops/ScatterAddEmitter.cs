using System.Globalization;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// Writes scatters: an item is a block of columns, through which all rows pass in order. Where many may go to one row,
/// what rounding cuts off of its sum is kept beside it: only rows that are added to are touched.
/// </summary>
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

        if (kernel.KeepsRests)
        {
            Each(check: true, (id, _) =>
            {
                string kept = At("rests", "kept", id);
                VectorLoop.Write(writer, count, lanes => Store("V.Zero", kept, lanes));
            });
        }

        string add = kernel.KeepsRests ? "" : CSharpRows.Of(kernel.Element)[nameof(Add)];
        Each(check: !kernel.KeepsRests, (id, position) =>
        {
            string from = writer.Local("float*", "from", $"input + ({position} * {width}) + {first}");
            string to = At("result", "to", id);
            string? kept = kernel.KeepsRests ? At("rests", "kept", id) : null;
            VectorLoop.Write(writer, count, lanes =>
            {
                if (kept is null)
                {
                    string added = string.Format(
                        CultureInfo.InvariantCulture, add, Load(to, lanes), Load(from, lanes));
                    Store(added, to, lanes);
                    return;
                }

                string sum = writer.Local("V", "sum", Load(to, lanes)),
                    rest = writer.Local("V", "rest", Load(kept, lanes));
                writer.Line($"LongSum.AddElement(ref {sum}, ref {rest}, {Load(from, lanes)});");
                Store(sum, to, lanes);
                Store(rest, kept, lanes);
            });
        });
        if (!kernel.KeepsRests)
            return;
        Each(check: false, (id, _) =>
        {
            string to = At("result", "to", id), kept = At("rests", "kept", id);
            VectorLoop.Write(writer, count, lanes =>
            {
                Store($"LongSum.Of({Load(to, lanes)}, {Load(kept, lanes)})", to, lanes);
                Store("V.Zero", kept, lanes); // a row that comes again is finished
            });
        });

        static string Load(string pointer, Lanes lanes) => LaneMove.Load($"{pointer} + {lanes.Index}", 1, lanes.Rest);

        void Store(string value, string pointer, Lanes lanes) =>
            writer.Line(LaneMove.Store(value, $"{pointer} + {lanes.Index}", 1, lanes.Rest));

        string At(string pointer, string name, string id) =>
            writer.Local("float*", name, $"{pointer} + ((nint){id} * {width}) + {first}");

        void Each(bool check, Action<string, string> body)
        {
            string position = writer.Fresh("position");
            using (writer.Braces(
                $"for (nint {position} = 0; {position} < {CSharpDialect.Size(kernel.Count)}; {position}++)"))
            {
                string id = writer.Local("int", "id", $"ids[{position}]");
                if (check)
                {
                    writer.Line($"if ((nuint)(nint){id} >= (nuint){rows})");
                    writer.Line($"    RowIds.Throw({id}, {position}, {rows});");
                }

                body(id, position);
            }
        }
    }
}
