using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes reductions: as columns where the contiguous axis is kept, as rows where it is reduced.</summary>
internal sealed class ReduceEmitter : KernelEmitter<ReduceKernel>
{
    protected override void Write(ReduceKernel kernel, KernelWriter writer)
    {
        var loops = new LoopWriter(kernel, writer);
        loops.Items(kernel.Kept, kernel.IsColumns ? kernel.Inner : null, kernel.Block, (_, count) =>
        {
            if (kernel.IsColumns)
                WriteColumns(kernel, writer, loops, count!);
            else
                WriteRow(kernel, writer, loops);
        });
    }

    // ---- rows: one result per item, registers run along the reduced axis --------------------------------------------

    private static void WriteRow(ReduceKernel kernel, KernelWriter writer, LoopWriter loops)
    {
        const int Parts = 4;
        LoopAxis inner = kernel.Inner;
        bool isLong = Runs.Need(kernel.Reductions, LengthOf(kernel.Reduced.Append(inner)));
        var total = new Accumulators(writer, kernel.Reductions, 1, ofRuns: isLong);
        loops.Loops(kernel.Reduced, () => WriteRuns(kernel, writer, loops, inner, Runs.AlongLanes(Parts), count =>
        {
            (Expression outside, Expression inside) = Split(kernel, inner);
            Dictionary<Value, string> names = LoadSplats(kernel, writer, loops, inner);
            names = names.With(outside, ExpressionWriter.Write(writer, outside, names));
            var parts = new Accumulators(writer, kernel.Reductions, Parts, "Part");
            VectorLoop.Write(writer, count, Parts, (lanes, _) =>
            {
                for (int part = 0; part < lanes.Count; part++)
                {
                    WriteElement(
                        kernel, writer, loops, inside, names, inner, lanes[part], parts, part, lanes[part].Rest);
                }

            });
            parts.Join();
            total.Take(0, parts, 0);
        }));

        Dictionary<Value, string> results = [];
        for (int i = 0; i < kernel.Reductions.Count; i++)
        {
            ReducedValue reduction = kernel.Reductions[i];
            results[reduction.Result] = writer.Local(
                "V", ReductionText.Name(reduction), ReductionText.Across(reduction, total[i, 0]));
        }

        for (int i = 0; i < kernel.Inputs.Count; i++)
        {
            if (kernel.After.Inputs.Contains(kernel.Inputs[i].Value))
                results[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.LoadSplat(i));
        }

        IReadOnlyList<string> stored = ExpressionWriter.Write(writer, kernel.After, results);
        for (int i = 0; i < kernel.Outputs.Count; i++)
            loops.StoreFirst(i, stored[kernel.After.Results.IndexOf(kernel.Outputs[i].Value)]);
    }

    // ---- columns: registers hold neighbouring results, loops run down the reduced axes ------------------------------

    private static void WriteColumns(ReduceKernel kernel, KernelWriter writer, LoopWriter loops, string count)
    {
        // Four registers of results at once keep enough additions in flight; fewer results take several rows at once.
        int together = Work.Of(kernel.Before.Nodes) <= 8 && kernel.Reductions.Count <= 2 ? 4 : 1;
        VectorLoop.Write(writer, count, together, (lanes, _) =>
            WriteColumnGroup(kernel, writer, loops, lanes, rows: lanes.Count > 1 ? 8 / together : together));
    }

    private static void WriteColumnGroup(
        ReduceKernel kernel, KernelWriter writer, LoopWriter loops, IReadOnlyList<Lanes> lanes, int rows)
    {
        LoopAxis[] outer = kernel.Reduced.Take(kernel.Reduced.Count - 1).ToArray();
        LoopAxis down = kernel.Reduced.Last();
        bool isLong = Runs.Need(kernel.Reductions, LengthOf(kernel.Reduced));
        var total = new Accumulators(writer, kernel.Reductions, lanes.Count, ofRuns: isLong);
        loops.Loops(outer, () => WriteRuns(kernel, writer, loops, down, Runs.AcrossLanes(rows), count =>
        {
            (Expression outside, Expression inside) = Split(kernel, down);
            Dictionary<Value, string>[] names = lanes.Select(l =>
            {
                Dictionary<Value, string> loaded = LoadUnvarying(kernel, writer, loops, down, l);
                return loaded.With(outside, ExpressionWriter.Write(writer, outside, loaded));
            }).ToArray();
            var parts = new Accumulators(writer, kernel.Reductions, lanes.Count * rows, "Part");
            string row = writer.Local("nint", "r", "0");
            writer.Alternatives(
                () => Rows(rows),
                () => Rows(rows > 1 ? 1 : 0));
            for (int column = 0; column < lanes.Count; column++)
            {
                parts.Join(column * rows, rows);
                total.Take(column, parts, column * rows);
            }

            void Rows(int together)
            {
                if (together == 0)
                    return;
                string condition = together == 1 ? $"{row} < {count}" : $"{row} <= {count} - {together}";
                using (writer.Braces($"for (; {condition}; {(together == 1 ? row + "++" : $"{row} += {together}")})"))
                {
                    for (int r = 0; r < together; r++)
                    {
                        string index = r == 0 ? row : $"({row} + {r})";
                        loops.At([(down, index)], () =>
                        {
                            for (int column = 0; column < lanes.Count; column++)
                            {
                                WriteElement(
                                    kernel, writer, loops, inside, names[column], kernel.Inner, lanes[column], parts,
                                    (column * rows) + r, null, down);
                            }

                        });
                    }
                }
            }
        }));

        for (int column = 0; column < lanes.Count; column++)
        {
            Dictionary<Value, string> results = [];
            for (int i = 0; i < kernel.Reductions.Count; i++)
                results[kernel.Reductions[i].Result] = total[i, column];
            for (int i = 0; i < kernel.Inputs.Count; i++)
            {
                if (kernel.After.Inputs.Contains(kernel.Inputs[i].Value))
                {
                    results[kernel.Inputs[i].Value] = writer.Local(
                        "V", loops.LocalOf(i), loops.Load(i, kernel.Inner, lanes[column]));
                }
            }

            IReadOnlyList<string> stored = ExpressionWriter.Write(writer, kernel.After, results);
            for (int i = 0; i < kernel.Outputs.Count; i++)
            {
                loops.Store(
                    i, stored[kernel.After.Results.IndexOf(kernel.Outputs[i].Value)], kernel.Inner, lanes[column]);
            }
        }
    }

    // ---- shared -----------------------------------------------------------------------------------------------------

    private static void WriteRuns(
        ReduceKernel kernel, KernelWriter writer, LoopWriter loops, LoopAxis axis, string run, Action<string> body)
    {
        if (!Runs.Need(kernel.Reductions, axis.Size))
        {
            body(CSharpDialect.Size(axis.Size));
            return;
        }

        Runs.Write(writer, axis.Size, run, (first, end) =>
        {
            string count = writer.Local("nint", "count", $"{end} - {first}");
            loops.At([(axis, first)], () => body(count));
        });
    }

    private static Dim LengthOf(IEnumerable<LoopAxis> axes) => Dim.Product(axes.Select(a => a.Size));

    private static (Expression Outside, Expression Inside) Split(ReduceKernel kernel, LoopAxis along) =>
        Hoisting.Split(kernel.Before, v => Enumerable.Range(0, kernel.Inputs.Count)
            .Any(i => kernel.Inputs[i].Value == v && along.Strides[i] != Dim.Zero));

    private static Dictionary<Value, string> LoadSplats(
        ReduceKernel kernel, KernelWriter writer, LoopWriter loops, LoopAxis along)
    {
        Dictionary<Value, string> names = [];
        for (int i = 0; i < kernel.Inputs.Count; i++)
        {
            if (kernel.IsReadBefore(i) && along.Strides[i] == Dim.Zero)
                names[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.LoadSplat(i));
        }

        return names;
    }

    private static Dictionary<Value, string> LoadUnvarying(
        ReduceKernel kernel, KernelWriter writer, LoopWriter loops, LoopAxis along, Lanes lanes)
    {
        Dictionary<Value, string> names = [];
        for (int i = 0; i < kernel.Inputs.Count; i++)
        {
            if (kernel.IsReadBefore(i) && along.Strides[i] == Dim.Zero)
                names[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.Load(i, kernel.Inner, lanes));
        }

        return names;
    }

    // Loads what varies, computes the sources and adds them to one part of the accumulators.
    private static void WriteElement(
        ReduceKernel kernel, KernelWriter writer, LoopWriter loops, Expression inside, Dictionary<Value, string> names,
        LoopAxis axis, Lanes lanes, Accumulators parts, int part, string? rest, LoopAxis? along = null)
    {
        Dictionary<Value, string> local = new(names);
        for (int i = 0; i < kernel.Inputs.Count; i++)
        {
            if (kernel.IsReadBefore(i) && (along ?? axis).Strides[i] != Dim.Zero)
                local[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.Load(i, axis, lanes));
        }

        parts.Add(part, local.With(inside, ExpressionWriter.Write(writer, inside, local)), rest);
    }
}
