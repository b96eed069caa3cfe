using System.Globalization;
using Ml.Generators.Emitting.Loops;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Plain loops: items, rows, lanes, sums.</summary>
internal sealed class LoopContractionEmitter : KernelEmitter<LoopContraction>
{
    protected override void Write(LoopContraction kernel, KernelWriter writer) => new Body(kernel, writer).Write();

    private sealed class Body(LoopContraction kernel, KernelWriter writer)
    {
        private readonly ContractionAxis _lanes = kernel.Lanes;
        private readonly Epilogue? _epilogue = kernel.Data.Epilogue;
        private string _left = "", _right = "", _result = "";
        private string[] _operands = [];

        public void Write()
        {
            if (_lanes.Result != Dim.One)
                writer.Line("float* scattered = stackalloc float[V.Count];");
            using (writer.Braces("for (int item = begin; item < end; item++)"))
            {
                Dictionary<string, string> indices = ItemText.Decode(writer, "item", kernel.Outer);
                _left = Pointer("left", a => a.Left);
                _right = Pointer("right", a => a.Right);
                _result = Pointer("result", a => a.Result);
                _operands = [.. kernel.Data.OperandPlaces.Select((_, i) =>
                    Pointer(ContractionData.OperandName(i), a => a.Epilogue[i]))];
                if (kernel.Rows is { } rows)
                    Rows(rows);
                else
                    Lanes(1);

                string Pointer(string name, Func<ContractionAxis, Dim> stride) => writer.Local(
                    "float*", name + "Item",
                    AddressText.Of(name, kernel.Outer.Select(a => (indices[a.Name], stride(a)))));
            }
        }

        /// <summary>Several rows at a time share the right operand's registers.</summary>
        private void Rows(ContractionAxis rows)
        {
            (string left, string result, string[] operands) = (_left, _result, _operands);
            string row = writer.Local("nint", rows.Name, "0"), size = CSharpDialect.Size(rows.Size);
            foreach (int together in new[] { LoopContraction.RowsTogether, 1 })
            {
                if (rows.Size.IsConstant && rows.Size.Value < together)
                    continue;
                using (writer.Braces($"for (; {row} + {together} <= {size}; {row} += {together})"))
                {
                    _left = writer.Local("float*", "leftRow", left + AddressText.Step(row, rows.Left));
                    _result = writer.Local("float*", "resultRow", result + AddressText.Step(row, rows.Result));
                    _operands = [.. operands.Select((o, i) => writer.Local(
                        "float*", ContractionData.OperandName(i) + "Row",
                        o + AddressText.Step(row, rows.Epilogue[i])))];
                    Lanes(together);
                }
            }
        }

        private void Lanes(int rows)
        {
            bool single = EpilogueWriter.NeedsSingleLanes(_epilogue, _lanes) || LaneText.NeedsSingleLanes(_lanes.Left)
                || (!kernel.RightPanels && LaneText.NeedsSingleLanes(_lanes.Right));
            string lane = writer.Fresh(_lanes.Name), size = CSharpDialect.Size(_lanes.Size);
            using (writer.Braces($"for (nint {lane} = 0; {lane} < {size};)"))
            {
                // A panel's registers begin at multiples of their width.
                writer.Alternatives(
                    () =>
                    {
                        using (writer.Braces($"if ({size} - {lane} >= V.Count)"))
                        {
                            Block(rows, lane, LaneMode.Full);
                            writer.Line($"{lane} += V.Count;");
                        }
                    },
                    () =>
                    {
                        using (writer.Braces("else"))
                        {
                            writer.Line(single ? "const int lanes = 1;" : $"int lanes = (int)({size} - {lane});");
                            Block(rows, lane, LaneMode.Partial);
                            writer.Line($"{lane} += lanes;");
                        }
                    });
            }
        }

        private void Block(int rows, string lane, LaneMode mode)
        {
            string[] sums = Sums(rows, lane, mode);
            for (int row = 0; row < rows; row++)
            {
                string[] loaded =
                    [.. _operands.Select(
                        (o, i) => writer.Local("V", ContractionData.OperandName(i) + "V", LaneText.Load(
                            At(o, row, a => a.Epilogue[i]) + AddressText.Step(lane, _lanes.Epilogue[i]),
                            _lanes.Epilogue[i], mode)))];
                string final = EpilogueWriter.Apply(writer, _epilogue, sums[row], loaded);
                Store(final, At(_result, row, a => a.Result) + AddressText.Step(lane, _lanes.Result), mode);
            }
        }

        private string[] Sums(int rows, string lane, LaneMode mode)
        {
            IReadOnlyList<ContractionAxis> reduced = kernel.Nest.Reduced;
            string? panel = kernel.RightPanels ? Panel(lane) : null;
            if (!Runs.Need(Dim.Product(reduced.Select(a => a.Size))))
            {
                string[] sums = Registers("sum");
                Sum(0, sums, mode, panel, [(lane, _lanes.Left)], [(lane, _lanes.Right)]);
                return sums;
            }

            string[] totals = Registers("total"), rests = Registers("rest");
            Runs.Nested(writer, [.. reduced.Select(a => (a.Name, a.Size))], (depth, indices, first, end) =>
            {
                string[] sums = Registers("sum");
                Sum(
                    depth, sums, mode, panel,
                    [(lane, _lanes.Left), .. indices.Select((index, axis) => (index, reduced[axis].Left))],
                    [(lane, _lanes.Right), .. indices.Select((index, axis) => (index, reduced[axis].Right))], first,
                    end);
                for (int row = 0; row < rows; row++)
                    writer.Line($"LongSum.Add(ref {totals[row]}, ref {rests[row]}, {sums[row]});");
            });
            return [.. totals.Zip(rests, (total, rest) => writer.Local("V", "sum", $"LongSum.Of({total}, {rest})"))];

            string[] Registers(string name) =>
                [.. Enumerable.Range(0, rows).Select(_ => writer.Local("V", name, "V.Zero"))];
        }

        /// <summary>Where a lane's panel begins; single lanes of a tail lie inside their panel.</summary>
        private string Panel(string lane)
        {
            string steps = CSharpDialect.Size(Dim.Product(kernel.Nest.Reduced.Select(a => a.Size)));
            return writer.Local(
                "float*", "taps", $"{_right} + (({lane} - ({lane} % V.Count)) * {steps}) + ({lane} % V.Count)");
        }

        private void Sum(
            int depth, string[] sums, LaneMode mode, string? panel, List<(string Index, Dim Stride)> lefts,
            List<(string Index, Dim Stride)> rights, string first = "0", string? end = null)
        {
            if (depth < kernel.Nest.Reduced.Count)
            {
                ContractionAxis axis = kernel.Nest.Reduced[depth];
                string index = writer.Fresh(axis.Name);
                end ??= CSharpDialect.Size(axis.Size);
                using (writer.Braces($"for (nint {index} = {first}; {index} < {end}; {index}++)"))
                    Sum(depth + 1, sums, mode, panel, [.. lefts, (index, axis.Left)], [.. rights, (index, axis.Right)]);
                return;
            }

            string right = panel is null
                ? LaneText.Load(AddressText.Of(_right, rights), _lanes.Right, mode)
                : LaneText.Load(panel, Dim.One, mode);
            string b = writer.Local("V", "b", right), address = AddressText.Of(_left, lefts);
            for (int row = 0; row < sums.Length; row++)
            {
                string left = LaneText.Load(At(address, row, a => a.Left), _lanes.Left, mode);
                writer.Line($"{sums[row]} = V.Fma({left}, {b}, {sums[row]});");
            }

            if (panel is not null)
                writer.Line($"{panel} += V.Count;");
        }

        private void Store(string value, string address, LaneMode mode)
        {
            if (_lanes.Result == Dim.One)
            {
                writer.Line(
                    mode == LaneMode.Full ? $"V.Store({value}, {address});"
                    : $"V.StorePartial({value}, {address}, lanes);");
                return;
            }

            string count = mode == LaneMode.Full ? "V.Count" : "lanes", i = writer.Fresh("i");
            writer.Line($"V.Store({value}, scattered);");
            writer.Line($"for (int {i} = 0; {i} < {count}; {i}++)");
            writer.Line($"    *({address}{AddressText.Step(i, _lanes.Result)}) = scattered[{i}];");
        }

        private string At(string pointer, int row, Func<ContractionAxis, Dim> stride) => row == 0
            ? pointer
            : pointer + AddressText.Step(row.ToString(CultureInfo.InvariantCulture), stride(kernel.Rows!));
    }
}
