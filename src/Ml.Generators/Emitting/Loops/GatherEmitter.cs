using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes gathers: an item is a row.</summary>
internal sealed class GatherEmitter : KernelEmitter<GatherKernel>
{
    protected override void Write(GatherKernel kernel, KernelWriter writer)
    {
        string width = CSharpDialect.Size(kernel.Width), rows = CSharpDialect.Size(kernel.Rows);
        string item = writer.Fresh("item");
        using (writer.Braces($"for (nint {item} = begin; {item} < end; {item}++)"))
        {
            string id = writer.Local("int", "id", $"ids[{item}]");
            writer.Line($"if ((nuint)(nint){id} >= (nuint){rows})");
            writer.Line($"    RowIds.Throw({id}, {item}, {rows});");
            string from = writer.Local("float*", "from", $"table + ((nint){id} * {width})");
            string to = writer.Local("float*", "to", $"result + ({item} * {width})");
            VectorLoop.Write(writer, width, lanes => writer.Line(LaneMove.Store(
                LaneMove.Load($"{from} + {lanes.Index}", 1, lanes.Rest), $"{to} + {lanes.Index}", 1, lanes.Rest)));
        }
    }
}
