using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Passes;

/// <summary>
/// Computes of an image only what is read. A window that does not divide its input leaves a rim unread: pooling 11 x 11
/// by 2 reads 10 x 10, so the convolution before it computes 10 x 10, and reads that much less itself.
/// Before -> after: pool(map(conv(x))) -> pool(map(conv(slice(x)))).
/// </summary>
/// <remarks>
/// Runs before differentiation, so that gradients are as small. Everything but windows without padding and maps (the
/// statistics of a norm, say) reads all of its operand.
/// </remarks>
public static class CropUnread
{
    public static Graph.Graph Run(Graph.Graph graph)
    {
        Dictionary<Value, long[]> read = ReadOf(graph);
        return GraphRewriter.Rewrite(graph, (builder, node, operands) =>
        {
            bool shrinks = node.Results.Count == 1 && IsCroppable(node) && IsImage(node.Result);
            Value[] needed = operands.Select((operand, i) =>
            {
                // The rewritten operand is as large as its most demanding reader needs it.
                Value original = node.Operands[i];
                long[]? sizes = !IsImage(original) ? null
                    : shrinks ? Needs(node, i, SizesOf(node.Result, read)) : FullSizes(original);
                return sizes is null ? operand : Crop(builder, operand, sizes);
            }).ToArray();
            return [.. builder.AddNode(node.Operation, needed).Results];
        });
    }

    /// <summary>How much of each image is read, per spatial axis; absent when it is all.</summary>
    private static Dictionary<Value, long[]> ReadOf(Graph.Graph graph)
    {
        Dictionary<Value, long[]> read = [];
        foreach (GraphOutput output in graph.Outputs.Where(o => IsImage(o.Value)))
            Demand(read, output.Value, FullSizes(output.Value));
        foreach (Node node in graph.Nodes.Reverse())
        {
            bool shrinks = node.Results.Count == 1 && IsCroppable(node) && IsImage(node.Result);
            for (int i = 0; i < node.Operands.Count; i++)
            {
                Value operand = node.Operands[i];
                if (IsImage(operand))
                    Demand(read, operand, shrinks ? Needs(node, i, SizesOf(node.Result, read)) : FullSizes(operand));
            }
        }

        return read;
    }

    /// <summary>The part of an operand that a result of the given sizes is computed from.</summary>
    private static long[] Needs(Node node, int operand, long[] result) => node.Operation switch
    {
        _ when IsElementwise(node.Operation) =>
            FullSizes(node.Operands[operand]).Select((full, axis) => full == 1 ? 1 : result[axis]).ToArray(),
        _ when operand > 0 => FullSizes(node.Operands[operand]),
        _ => WindowOf(node.Operation) is { } window
            ? result.Select((size, axis) => ((size - 1) * window.Stride[axis]) + window.Extent(axis)).ToArray()
            : FullSizes(node.Operands[operand]),
    };

    private static bool IsElementwise(Operation operation) => operation is MapOperation or StopGradient or WithSlope;

    private static bool IsCroppable(Node node) => IsElementwise(node.Operation)
        || (WindowOf(node.Operation) is { } window && window.Before.Concat(window.After).All(p => p == 0));

    private static Window? WindowOf(Operation operation) => operation switch
    {
        Convolution { Adjoint: false } convolution => convolution.Window,
        MaxPool pool => pool.Window,
        AveragePool pool => pool.Window,
        _ => null,
    };

    private static Value Crop(GraphBuilder builder, Value image, long[] sizes)
    {
        if (FullSizes(image).SequenceEqual(sizes))
            return image;
        Dim[] shape = [image.Shape[0], image.Shape[1], .. sizes.Select(s => (Dim)s)];
        return builder.Add(
            new Slice(
                shape.Select(_ => Dim.Zero).ToEquatableArray(), shape.ToEquatableArray(),
                shape.Select(_ => 1).ToEquatableArray()),
            image);
    }

    private static void Demand(Dictionary<Value, long[]> read, Value value, long[] sizes) =>
        read[value] = read.TryGetValue(value, out long[]? known) ? known.Zip(sizes, Math.Max).ToArray() : sizes;

    private static long[] SizesOf(Value value, Dictionary<Value, long[]> read) =>
        read.TryGetValue(value, out long[]? sizes) ? sizes : FullSizes(value);

    /// <summary>[batch, channels, height, width] with known height and width.</summary>
    private static bool IsImage(Value value) =>
        value.Shape.Rank == 4 && value.Shape[2].IsConstant && value.Shape[3].IsConstant;

    private static long[] FullSizes(Value value) => [value.Shape[2].Value, value.Shape[3].Value];
}
