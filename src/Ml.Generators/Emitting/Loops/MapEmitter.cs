using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes maps and copies: loops over the outer axes, vectors along the innermost.</summary>
internal sealed class MapEmitter : KernelEmitter<MapKernel>
{
    protected override void Write(MapKernel kernel, KernelWriter writer)
    {
        var loops = new LoopWriter(kernel, writer);
        LoopAxis inner = kernel.Nest.Inner;
        LoopAxis[] items = kernel.Nest.Axes.Take(kernel.ItemAxes).ToArray();
        LoopAxis[] middle = kernel.Nest.Axes.Skip(items.Length).Take(kernel.Nest.Axes.Count - items.Length - 1)
            .ToArray();
        if (kernel.IsTiled)
            WriteTiles(kernel, writer, loops, items);
        else if (items.Length == 0)
            WriteRun(kernel, writer, loops);
        else
        {
            loops.Items(items, kernel.InnerIsBlocked ? inner : null, LoopKernel.RunBlock, (_, count) =>
                loops.Loops(middle, () => WriteInner(kernel, writer, loops, count ?? CSharpDialect.Size(inner.Size))));
        }
    }

    // One run of memory: all items of the range are one loop.
    private static void WriteRun(MapKernel kernel, KernelWriter writer, LoopWriter loops)
    {
        LoopAxis inner = kernel.Nest.Inner;
        if (!kernel.InnerIsBlocked)
        {
            writer.Line("if (begin >= end)");
            writer.Line("    return;");
            WriteInner(kernel, writer, loops, CSharpDialect.Size(inner.Size));
            return;
        }

        string first = writer.Local("nint", "first", $"(nint)begin * {LoopKernel.RunBlock}");
        string count = writer.Local(
            "nint", "count",
            $"Math.Min((nint)end * {LoopKernel.RunBlock}, {CSharpDialect.Size(inner.Size)}) - {first}");
        loops.At([(inner, first)], () => WriteInner(kernel, writer, loops, count));
    }

    // Tile after tile along the results' rows: all rows of a tile read the same cache lines of the transposed input.
    private static void WriteTiles(MapKernel kernel, KernelWriter writer, LoopWriter loops, LoopAxis[] items)
    {
        LoopAxis inner = kernel.Nest.Inner, rows = kernel.Nest.Axes[kernel.Nest.Axes.Count - 2];
        string size = CSharpDialect.Size(inner.Size);
        loops.Items(items, rows, MapKernel.TileRows, (_, count) =>
        {
            string tile = writer.Fresh("tile");
            using (writer.Braces($"for (nint {tile} = 0; {tile} < {size}; {tile} += {MapKernel.TileColumns})"))
            {
                string columns = writer.Local("nint", "columns", $"Math.Min({MapKernel.TileColumns}, {size} - {tile})");
                string row = writer.Fresh("i");
                using (writer.Braces($"for (nint {row} = 0; {row} < {count}; {row}++)"))
                    loops.At([(inner, tile), (rows, row)], () => WriteInner(kernel, writer, loops, columns));
            }
        });
    }

    private static void WriteInner(MapKernel kernel, KernelWriter writer, LoopWriter loops, string count)
    {
        LoopAxis inner = kernel.Nest.Inner;
        bool Varies(int input) => inner.Strides[input] != Dim.Zero;

        (Expression outside, Expression inside) = Hoisting.Split(
            kernel.Expression, v =>
                Enumerable.Range(0, kernel.Inputs.Count).Any(i => kernel.Inputs[i].Value == v && Varies(i)));
        Dictionary<Value, string> names = [];
        for (int i = 0; i < kernel.Inputs.Count; i++)
        {
            if (!Varies(i))
                names[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.LoadSplat(i));
        }

        names = names.With(outside, ExpressionWriter.Write(writer, outside, names));
        VectorLoop.Write(writer, count, lanes =>
        {
            Dictionary<Value, string> local = new(names);
            for (int i = 0; i < kernel.Inputs.Count; i++)
            {
                if (Varies(i))
                    local[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.Load(i, inner, lanes));
            }

            IReadOnlyList<string> results = ExpressionWriter.Write(writer, inside, local);
            for (int i = 0; i < kernel.Outputs.Count; i++)
                loops.Store(i, results[inside.Results.IndexOf(kernel.Outputs[i].Value)], inner, lanes);
        });
    }
}
