using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Writes each kind of contraction as loops.</summary>
internal static class NestBuilder
{
    public static ContractionNest MatMul(TensorAccess left, TensorAccess right, TensorAccess result, Epilogue? epilogue)
    {
        int m = result.Shape.Rank - 2, n = m + 1;
        IEnumerable<ContractionAxis> batch = Enumerable.Range(0, m).Select(axis => new ContractionAxis(
            Indexed("batch", axis), result.Shape[axis], left.Strides[axis], right.Strides[axis], result.Strides[axis],
            Operands(epilogue, axis)));
        return new ContractionNest(
            [
                .. batch,
                new("row", result.Shape[m], left.Strides[m], Dim.Zero, result.Strides[m], Operands(epilogue, m)),
                new("column", result.Shape[n], Dim.Zero, right.Strides[n], result.Strides[n], Operands(epilogue, n)),
            ],
            [Summed("k", left.Shape[n], left.Strides[n], right.Strides[m], epilogue)]);
    }

    public static ContractionNest Convolution(
        TensorAccess input, TensorAccess weight, TensorAccess result, Window window, int groups, Epilogue? epilogue)
    {
        // Channels are (group, channel in group).
        Dim groupIn = weight.Shape[2], groupOut = weight.Shape[1];
        List<ContractionAxis> free =
        [
            new("image", result.Shape[0], input.Strides[0], Dim.Zero, result.Strides[0], Operands(epilogue, 0)),
            new("group", groups, groupIn * input.Strides[1], weight.Strides[0], groupOut * result.Strides[1],
                Operands(epilogue, 1, groupOut)),
        ];
        List<ContractionAxis> reduced = [];
        for (int axis = 0; axis < window.Rank; axis++)
        {
            Dim step = input.Strides[2 + axis];
            string name = SpatialName(axis, window.Rank);
            free.Add(new ContractionAxis(
                name, result.Shape[2 + axis], step * window.Stride[axis], Dim.Zero, result.Strides[2 + axis],
                Operands(epilogue, 2 + axis)));
            reduced.Add(
                Summed("tap" + name.ToUpperInvariant(), window.Kernel[axis], step * window.Dilation[axis],
                    weight.Strides[3 + axis], epilogue));
        }

        free.Add(new ContractionAxis(
            "channel", groupOut, Dim.Zero, weight.Strides[1], result.Strides[1], Operands(epilogue, 1)));
        reduced.Add(Summed("depth", groupIn, input.Strides[1], weight.Strides[2], epilogue));
        return new ContractionNest(free, reduced);
    }

    public static ContractionNest WeightGradient(
        TensorAccess input, TensorAccess upstream, TensorAccess result, Window window, int groups)
    {
        Dim groupIn = result.Shape[2], groupOut = result.Shape[1];
        List<ContractionAxis> free =
        [
            new("group", groups, groupIn * input.Strides[1], groupOut * upstream.Strides[1], result.Strides[0],
                default),
        ];
        List<ContractionAxis> reduced =
        [
            Summed("image", input.Shape[0], input.Strides[0], upstream.Strides[0], epilogue: null),
        ];
        for (int axis = 0; axis < window.Rank; axis++)
        {
            Dim step = input.Strides[2 + axis];
            string name = SpatialName(axis, window.Rank);
            free.Add(new ContractionAxis(
                "tap" + name.ToUpperInvariant(), window.Kernel[axis], step * window.Dilation[axis], Dim.Zero,
                result.Strides[3 + axis], default));
            reduced.Add(
                Summed(name, upstream.Shape[2 + axis], step * window.Stride[axis], upstream.Strides[2 + axis],
                    epilogue: null));
        }

        free.Add(new ContractionAxis("depth", groupIn, input.Strides[1], Dim.Zero, result.Strides[2], default));
        free.Add(new ContractionAxis("channel", groupOut, Dim.Zero, upstream.Strides[1], result.Strides[1], default));
        return new ContractionNest(free, reduced);
    }

    private static ContractionAxis Summed(string name, Dim size, Dim left, Dim right, Epilogue? epilogue) =>
        new(name, size, left, right, Dim.Zero, new(Enumerable.Repeat(Dim.Zero, epilogue?.Operands.Count ?? 0)));

    /// <summary>Strides of the epilogue's operands along one axis of the stored result.</summary>
    private static EquatableArray<Dim> Operands(Epilogue? epilogue, int axis, Dim? times = null) =>
        (epilogue?.Operands ?? default).Select(o => o.Access.Strides[axis] * (times ?? Dim.One)).ToEquatableArray();

    private static string SpatialName(int axis, int rank) =>
        (rank - axis) switch { 1 => "x", 2 => "y", _ => Indexed("z", axis) };

    private static string Indexed(string name, int index) =>
        index == 0 ? name : name + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
