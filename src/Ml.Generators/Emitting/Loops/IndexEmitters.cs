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

/// <summary>Writes scatters: an item is a block of columns, through which all rows pass in order.</summary>
internal sealed class ScatterAddEmitter : KernelEmitter<ScatterAddKernel>
{
    protected override void Write(ScatterAddKernel kernel, KernelWriter writer)
    {
        string width = CSharpDialect.Size(kernel.Width), rows = CSharpDialect.Size(kernel.Rows);
        string first = writer.Local("nint", "first", $"(nint)begin * {ScatterAddKernel.ColumnBlock}");
        string count = writer.Local("nint", "count", $"Math.Min((nint)end * {ScatterAddKernel.ColumnBlock}, {width}) - {first}");
        string row = writer.Fresh("row");
        using (writer.Braces($"for (nint {row} = 0; {row} < {rows}; {row}++)"))
        {
            string zeros = writer.Local("float*", "zeros", $"result + ({row} * {width}) + {first}");
            VectorLoop.Write(writer, count, lanes => writer.Line(LaneMove.Store("V.Zero", $"{zeros} + {lanes.Index}", 1, lanes.Rest)));
        }

        string position = writer.Fresh("position");
        using (writer.Braces($"for (nint {position} = 0; {position} < {CSharpDialect.Size(kernel.Count)}; {position}++)"))
        {
            string id = writer.Local("int", "id", $"ids[{position}]");
            writer.Line($"if ((nuint)(nint){id} >= (nuint){rows})");
            writer.Line($"    RowIds.Throw({id}, {position}, {rows});");
            string from = writer.Local("float*", "from", $"input + ({position} * {width}) + {first}");
            string to = writer.Local("float*", "to", $"result + ((nint){id} * {width}) + {first}");
            VectorLoop.Write(writer, count, lanes => writer.Line(LaneMove.Store(
                $"{LaneMove.Load($"{to} + {lanes.Index}", 1, lanes.Rest)} + {LaneMove.Load($"{from} + {lanes.Index}", 1, lanes.Rest)}",
                $"{to} + {lanes.Index}", 1, lanes.Rest)));
        }
    }
}

/// <summary>Writes draws: the generator is a function of the element's number, so that any cut gives the same numbers.</summary>
internal sealed class RandomEmitter : KernelEmitter<RandomKernel>
{
    protected override void Write(RandomKernel kernel, KernelWriter writer)
    {
        string count = CSharpDialect.Size(kernel.Count);
        string first = writer.Local("nint", "first", $"(nint)begin * {RandomKernel.Block}");
        string length = writer.Local("nint", "length", $"Math.Min((nint)end * {RandomKernel.Block}, {count}) - {first}");
        writer.Line($"if ({length} > 0)");
        writer.Line($"    Philox.FillUniform(result + {first}, {length}, ((ulong*)randomState)[0], ((ulong*)randomState)[1], (uint){CSharpDialect.Size(kernel.Stream)}, {first});");
    }
}
