using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Plain loops: items, lanes, sums.</summary>
internal sealed class LoopContractionEmitter : KernelEmitter<LoopContraction>
{
    protected override void Write(LoopContraction kernel, KernelWriter writer)
    {
        ContractionAxis lanes = kernel.Lanes;
        Epilogue? epilogue = kernel.Data.Epilogue;
        bool single = EpilogueWriter.NeedsSingleLanes(epilogue, lanes)
            || LaneText.NeedsSingleLanes(lanes.Left) || LaneText.NeedsSingleLanes(lanes.Right);
        bool never = EpilogueWriter.AlwaysNeedsSingleLanes(epilogue, lanes);
        if (lanes.Result != Dim.One)
            writer.Line("float* scattered = stackalloc float[V.Count];");
        using (writer.Braces("for (int item = begin; item < end; item++)"))
        {
            Dictionary<string, string> indices = ItemText.Decode(writer, "item", kernel.Outer);
            string left = Pointer("left", a => a.Left), right = Pointer("right", a => a.Right), result = Pointer("result", a => a.Result);
            string[] operands = kernel.Data.OperandPlaces
                .Select((_, i) => Pointer(ContractionData.OperandName(i), a => a.Epilogue[i], Type(epilogue!.Operands[i]))).ToArray();
            string lane = writer.Fresh(lanes.Name), size = CSharpDialect.Size(lanes.Size);
            using (writer.Braces($"for (nint {lane} = 0; {lane} < {size};)"))
            {
                string full = never ? "V.Count == 1" : $"{size} - {lane} >= V.Count";
                using (writer.Braces($"if ({full})"))
                {
                    Block(LaneMode.Full);
                    writer.Line($"{lane} += V.Count;");
                }

                using (writer.Braces("else"))
                {
                    writer.Line(single ? "const int lanes = 1;" : $"int lanes = (int)({size} - {lane});");
                    Block(LaneMode.Partial);
                    writer.Line($"{lane} += lanes;");
                }
            }

            void Block(LaneMode mode)
            {
                string sum = writer.Local("V", "sum", "V.Zero");
                Sum(kernel.Nest.Reduced, mode, sum, [(lane, lanes.Left)], [(lane, lanes.Right)]);
                string[] loaded = operands.Select((o, i) => writer.Local("V", ContractionData.OperandName(i) + "V", LaneText.Load(
                    o + AddressText.Step(lane, lanes.Epilogue[i]), epilogue!.Operands[i].Access.Element, lanes.Epilogue[i], mode))).ToArray();
                string final = EpilogueWriter.Apply(writer, epilogue, sum, loaded);
                StoreLanes(final, result + AddressText.Step(lane, lanes.Result), mode);
            }

            void Sum(
                IEnumerable<ContractionAxis> axes, LaneMode mode, string sum, List<(string, Dim)> lefts, List<(string, Dim)> rights)
            {
                if (axes.FirstOrDefault() is not { } axis)
                {
                    string a = LaneText.Load(AddressText.Of(left, lefts), ElementType.Float32, lanes.Left, mode);
                    string b = LaneText.Load(AddressText.Of(right, rights), ElementType.Float32, lanes.Right, mode);
                    writer.Line($"{sum} = V.Fma({a}, {b}, {sum});");
                    return;
                }

                string index = writer.Fresh(axis.Name);
                using (writer.Braces($"for (nint {index} = 0; {index} < {CSharpDialect.Size(axis.Size)}; {index}++)"))
                    Sum(axes.Skip(1), mode, sum, [.. lefts, (index, axis.Left)], [.. rights, (index, axis.Right)]);
            }

            string Pointer(string name, Func<ContractionAxis, Dim> stride, string type = "float*") => writer.Local(
                type, name + "Item", AddressText.Of(name, kernel.Outer.Select(a => (indices[a.Name], stride(a)))));
        }

        void StoreLanes(string value, string address, LaneMode mode)
        {
            if (lanes.Result == Dim.One)
            {
                writer.Line(mode == LaneMode.Full ? $"V.Store({value}, {address});" : $"V.StorePartial({value}, {address}, lanes);");
                return;
            }

            string count = mode == LaneMode.Full ? "V.Count" : "lanes", i = writer.Fresh("i");
            writer.Line($"V.Store({value}, scattered);");
            writer.Line($"for (int {i} = 0; {i} < {count}; {i}++)");
            writer.Line($"    *({address}{AddressText.Step(i, lanes.Result)}) = scattered[{i}];");
        }
    }

    private static string Type(EpilogueOperand operand) => operand.Access.Element == ElementType.Int32 ? "int*" : "float*";
}
