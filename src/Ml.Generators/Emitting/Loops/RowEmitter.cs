using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes row programs: per row, sweep after sweep, the row's numbers in registers.</summary>
internal sealed class RowEmitter : KernelEmitter<RowKernel>
{
    protected override void Write(RowKernel kernel, KernelWriter writer)
    {
        var loops = new LoopWriter(kernel, writer);
        string[] scratch = Enumerable.Range(0, kernel.Program.ScratchRows)
            .Select(_ => writer.Local("float*", "scratch", $"stackalloc float[{Padded(kernel.Row.Size.Value)}]"))
            .ToArray();
        loops.Items(kernel.Outer, null, 0, (_, _) =>
        {
            Dictionary<Value, string> row = [], reciprocals = [];
            for (int i = 0; i < kernel.Inputs.Count; i++)
            {
                if (kernel.Row.Strides[i] == Dim.Zero)
                    row[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.LoadSplat(i));
            }

            WriteScalars(kernel, writer, kernel.Program.Before, row);
            for (int s = 0; s < kernel.Program.Sweeps.Count; s++)
                WriteSweep(kernel, writer, loops, s, row, reciprocals, scratch);
        });
    }

    private static void WriteSweep(
        RowKernel kernel, KernelWriter writer, LoopWriter loops, int number, Dictionary<Value, string> row,
        Dictionary<Value, string> reciprocals, string[] scratch)
    {
        RowSweep sweep = kernel.Program.Sweeps[number];
        writer.Line($"// Sweep {number + 1} of {kernel.Program.Sweeps.Count}: {Describe(sweep)}");
        int together = Together(kernel, sweep);
        WriteReciprocals(kernel, writer, sweep, row, reciprocals);
        Accumulators total;
        if (Runs.Need(sweep.Reductions, kernel.Row.Size))
        {
            total = new Accumulators(writer, sweep.Reductions, 1, ofRuns: true);
            Runs.Write(writer, kernel.Row.Size, Runs.AlongLanes(together), (first, end) =>
                total.Take(0, Gather(first, end), 0));
        }
        else
        {
            total = Gather("0", CSharpDialect.Size(kernel.Row.Size));
        }

        for (int i = 0; i < sweep.Reductions.Count; i++)
        {
            ReducedValue reduction = sweep.Reductions[i];
            row[reduction.Result] = writer.Local(
                "V", ReductionText.Name(reduction), ReductionText.Across(reduction, total[i, 0]));
        }

        WriteScalars(kernel, writer, sweep.After, row);
        foreach (int output in sweep.RowStores)
            loops.StoreFirst(output, NameOf(kernel, kernel.Outputs[output].Value, row));

        Accumulators Gather(string first, string end)
        {
            var parts = new Accumulators(writer, sweep.Reductions, together, sweep.Reductions.Count == 0 ? "" : "Part");
            VectorLoop.Write(writer, end, together, Elements, first);
            parts.Join();
            return parts;

            void Elements(IReadOnlyList<Lanes> registers, string index)
            {
                for (int part = 0; part < registers.Count; part++)
                {
                    WriteElements(
                        kernel, writer, loops, sweep, row, reciprocals, scratch, registers[part], parts, part);
                }
            }
        }
    }

    private static void WriteElements(
        RowKernel kernel, KernelWriter writer, LoopWriter loops, RowSweep sweep, Dictionary<Value, string> row,
        Dictionary<Value, string> reciprocals, string[] scratch, Lanes lanes, Accumulators parts, int part)
    {
        Dictionary<Value, string> names = new(row);
        foreach (int i in sweep.Loads)
            names[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.Load(i, kernel.Row, lanes));
        foreach ((Value value, RowPlace place) in sweep.Reloads)
        {
            names[value] = writer.Local("V", "kept", place.Output is { } output
                ? loops.LoadStored(output, lanes)
                : $"V.Load({scratch[place.Scratch]} + {lanes.Index})");
        }

        WriteNodes(kernel, writer, sweep.Body.Nodes, names, reciprocals);
        foreach (Value result in sweep.Body.Results)
            names[result] = NameOf(kernel, result, names);
        parts.Add(part, names, lanes.Rest);
        foreach ((Value value, RowPlace place) in sweep.Keeps)
        {
            if (place.Output is { } output)
                loops.StoreRaw(output, names[value], lanes);
            else
                writer.Line($"V.Store({names[value]}, {scratch[place.Scratch]} + {lanes.Index});");
        }

        foreach (int output in sweep.Stores)
            loops.Store(output, NameOf(kernel, kernel.Outputs[output].Value, names), kernel.Row, lanes);
    }

    private static void WriteScalars(
        RowKernel kernel, KernelWriter writer, Expression expression, Dictionary<Value, string> row) =>
        WriteNodes(kernel, writer, expression.Nodes, row, []);

    // A register of quotients takes as long as ten of products: what every element is divided by is inverted once per
    // row. The product differs from the quotient by at most one unit in the last place.
    private static void WriteReciprocals(
        RowKernel kernel, KernelWriter writer, RowSweep sweep, Dictionary<Value, string> row,
        Dictionary<Value, string> reciprocals)
    {
        foreach (Node node in sweep.Body.Nodes.Where(
            n => n.Operation is Divide && n.Result.Element == ElementType.Float32))
        {
            Value divisor = kernel.Program.Resolve(node.Operands[1]);
            if (!kernel.Program.Varies(divisor) && !reciprocals.ContainsKey(divisor))
            {
                reciprocals[divisor] = writer.Local(
                    "V", "reciprocal", $"V.Create(1f) / {NameOf(kernel, divisor, row)}");
            }
        }
    }

    // Node by node, because operands may be reshapes of a row's number, which the expression's own inputs do not know.
    private static void WriteNodes(
        RowKernel kernel, KernelWriter writer, IReadOnlyList<Node> nodes, Dictionary<Value, string> names,
        Dictionary<Value, string> reciprocals)
    {
        foreach (Node node in nodes)
        {
            foreach (Value operand in node.Operands)
                names[operand] = NameOf(kernel, operand, names);
            names[node.Result] = node.Operation is Divide
                && reciprocals.TryGetValue(kernel.Program.Resolve(node.Operands[1]), out string? reciprocal)
                    ? writer.Local("V", "divideV", $"{names[node.Operands[0]]} * {reciprocal}")
                    : ExpressionWriter.Write(writer, new Expression([node], [node.Result]), names)[0];
        }
    }

    private static string NameOf(RowKernel kernel, Value value, Dictionary<Value, string> names)
    {
        Value known = kernel.Program.Resolve(value);
        return names.TryGetValue(known, out string? name) ? name : LaneValue.Of(known.Producer);
    }

    // Cheap sums are bound by the latency of additions: four at once hide it. Short rows have no four registers.
    private static int Together(RowKernel kernel, RowSweep sweep)
    {
        bool isShort = kernel.Row.Size is { IsConstant: true, Value: < 64 };
        return sweep.Reductions.Count == 0 || isShort ? 1 : Work.Of(sweep.Body.Nodes) <= 6 ? 4
            : Work.Of(sweep.Body.Nodes) <= 30 ? 2 : 1;
    }

    private static string Describe(RowSweep sweep)
    {
        List<string> parts = [];
        if (sweep.Reductions.Count > 0)
            parts.Add(string.Join(", ", sweep.Reductions.Select(r => ReductionText.Name(r))));
        if (sweep.Keeps.Count > 0)
            parts.Add("keeps " + string.Join(", ", sweep.Keeps.Select(k => k.Value.Producer.Operation.Name)));
        if (sweep.Stores.Count > 0)
            parts.Add("stores");
        return string.Join("; ", parts) + ".";
    }

    // Scratch rows are read and written in whole registers.
    private static long Padded(long size) => (size + 15) / 16 * 16;
}
