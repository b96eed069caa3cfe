using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Passes;

/// <summary>
/// Makes padding explicit: afterwards every convolution reads inside its input, and the gradient by the input is a
/// convolution itself.
/// </summary>
/// <remarks>
/// Before -> after, with window k, stride s, dilation d and padding b, a along an axis:
/// Conv(x, w) -> Conv(Pad(x, b..a), w);
/// WeightGradient(x, g) -> WeightGradient(Pad(x, b..a), g);
/// InputGradient(g, w) -> Conv(Pad(g, before (k - 1) d - b, s - 1 zeros between neighbours, after up to the input's
/// size), w with taps reversed and channels exchanged), stride 1: element i of the input met tap t in the output at
/// (i + b - t d) / s, where that is whole.
/// </remarks>
public static class LowerConvolutions
{
    public static Graph.Graph Run(Graph.Graph graph) => GraphRewriter.Rewrite(graph, (builder, node, operands) =>
        node.Operation switch
        {
            Convolution { Window: var window } convolution when HasPadding(window) =>
                [builder.Add(
                    convolution with { Window = WithoutPadding(window) }, PadInput(builder, operands[0], window),
                        operands[1])],
            ConvolutionWeightGradient { Window: var window } gradient when HasPadding(window) =>
                [builder.Add(
                    gradient with { Window = WithoutPadding(window) }, PadInput(builder, operands[0], window),
                        operands[1])],
            ConvolutionInputGradient gradient => [InputGradient(builder, gradient, operands[0], operands[1])],
            _ => null,
        });

    private static bool HasPadding(Window window) => window.Before.Concat(window.After).Any(p => p != 0);

    private static Window WithoutPadding(Window window)
    {
        EquatableArray<int> zeros = window.Kernel.Select(_ => 0).ToEquatableArray();
        return window with { Before = zeros, After = zeros };
    }

    private static Value PadInput(GraphBuilder builder, Value input, Window window) => builder.Add(
        new Pad(
            Spatial(window.Before.Select(p => (Dim)p)),
            Spatial(window.After.Select(p => (Dim)p)),
            input.Shape.Select(_ => 1).ToEquatableArray(), 0),
        input);

    private static Value InputGradient(
        GraphBuilder builder, ConvolutionInputGradient gradient, Value upstream, Value weight)
    {
        Window window = gradient.Window;
        Dim[] size = gradient.InputShape.Skip(2).ToArray(), output = upstream.Shape.Skip(2).ToArray();
        Dim[] before = size.Select((_, i) => (Dim)(window.Extent(i) - 1 - window.Before[i])).ToArray();
        Dim[] after = size.Select((s, i) => s + window.Before[i] - 1 - ((output[i] - 1) * window.Stride[i])).ToArray();

        // Padding wider than the window leaves outputs that saw padding alone: they are cut off instead.
        Value padded = builder.Add(
            new Pad(
                Spatial(before.Select(AtLeastZero)), Spatial(after.Select(AtLeastZero)),
                new[] { 1, 1 }.Concat(window.Stride).ToEquatableArray(), 0),
            upstream);
        if (before.Concat(after).Any(p => AtLeastZero(p) != p))
        {
            padded = builder.Add(
                new Slice(
                    Spatial(before.Select(b => AtLeastZero(b) - b)),
                    new[] { upstream.Shape[0], upstream.Shape[1] }.Concat(
                        size.Select((s, i) => s + window.Extent(i) - 1)).ToEquatableArray(),
                    padded.Shape.Select(_ => 1).ToEquatableArray()),
                padded);
        }

        Window slide = WithoutPadding(window) with { Stride = window.Kernel.Select(_ => 1).ToEquatableArray() };
        return builder.Add(new Convolution(slide, gradient.Groups, Adjoint: true), padded, weight);
    }

    private static Dim AtLeastZero(Dim size) => size.IsConstant && size.Value < 0 ? Dim.Zero : size;

    /// <summary>Nothing for the batch and the channels, then the spatial axes.</summary>
    private static EquatableArray<Dim> Spatial(IEnumerable<Dim> sizes) =>
        new[] { Dim.Zero, Dim.Zero }.Concat(sizes).ToEquatableArray();
}
