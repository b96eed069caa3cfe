using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes searches: each lane remembers its best element and where it was.</summary>
internal sealed class ArgReduceEmitter : KernelEmitter<ArgReduceKernel>
{
    protected override void Write(ArgReduceKernel kernel, KernelWriter writer)
    {
        var loops = new LoopWriter(kernel, writer);
        if (kernel.IsColumns)
        {
            LoopAxis inner = kernel.Kept[kernel.Kept.Count - 1];
            loops.Items(
                kernel.Kept.Take(kernel.Kept.Count - 1).ToArray(), inner, ReduceKernel.ColumnBlock, (_, count) =>
                VectorLoop.Write(writer, count!, lanes =>
                {
                    (string best, string position) = Declare(kernel, writer);
                    string index = writer.Fresh("i");
                    using (writer.Braces(
                        $"for (nint {index} = 0; {index} < {CSharpDialect.Size(kernel.Along.Size)}; {index}++)"))
                    {
                        loops.At([(kernel.Along, index)], () =>
                            Compare(kernel, writer, loops, inner, lanes, best, position,
                                LaneValue.Index(index, ElementType.Int32), null));
                    }

                    loops.Store(0, position, inner, lanes);
                }));
            return;
        }

        loops.Items(kernel.Kept, null, 0, (_, _) =>
        {
            (string best, string position) = Declare(kernel, writer);
            VectorLoop.Write(writer, CSharpDialect.Size(kernel.Along.Size), lanes => Compare(
                kernel, writer, loops, kernel.Along, lanes, best, position,
                LaneValue.Ramp(lanes.Index, Dim.One, ElementType.Int32), lanes.Rest));
            string search = kernel.Element == ElementType.Int32 ? "FirstInt32" : "First";
            string first = writer.Local(
                "V", "first",
                $"V.CreateInt32(Extreme.{search}({best}, {position}, largest: {(kernel.Largest ? "true" : "false")}))");
            loops.StoreFirst(0, first);
        });
    }

    private static (string Best, string Position) Declare(ArgReduceKernel kernel, KernelWriter writer) => (
        writer.Local("V", "best", ReductionText.Worst(kernel.Element, kernel.Largest)),
        writer.Local("V", "position", "V.Zero"));

    private static void Compare(
        ArgReduceKernel kernel, KernelWriter writer, LoopWriter loops, LoopAxis axis, Lanes lanes, string best,
        string position,
        string index, string? rest)
    {
        Dictionary<Value, string> names = [];
        for (int i = 0; i < kernel.Inputs.Count; i++)
            names[kernel.Inputs[i].Value] = writer.Local("V", loops.LocalOf(i), loops.Load(i, axis, lanes));
        string element = ExpressionWriter.Write(writer, kernel.Before, names)[0];
        string better = writer.Local("V", "isBetter", IsBetter(kernel, element, best));
        if (rest is not null)
            writer.Line($"{better} = V.And({better}, V.Less(V.Ramp, V.Create({rest})));");
        writer.Line($"{position} = V.Select({better}, {index}, {position});");
        writer.Line($"{best} = V.Select({better}, {element}, {best});");
    }

    // Of floats better is: not as good or worse (so NaN is better), unless the best is NaN already.
    private static string IsBetter(ArgReduceKernel kernel, string element, string best)
    {
        (string low, string high) = kernel.Largest ? (best, element) : (element, best);
        return kernel.Element == ElementType.Int32 ? $"V.LessInt32({low}, {high})"
            : $"V.AndNot(V.Equal({best}, {best}), V.LessOrEqual({high}, {low}))";
    }
}
