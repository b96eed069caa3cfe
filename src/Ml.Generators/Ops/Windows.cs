using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops;

/// <summary>The arguments by which convolutions and pools describe their window, and what they mean.</summary>
internal static class Windows
{
    public static Argument Ceiling { get; } =
        Argument.Flag("ceiling", false, "Whether a window that only partly fits at the end counts too.");

    public static string PoolShapeRule(string sizes) =>
        $"[batch, channels, {sizes}] to [batch, channels, ..], a size n becoming floor((n + padding - kernel) / "
        + "stride) + 1";

    /// <param name="kernel">The kernel's default, or null when it must be given.</param>
    /// <param name="stride">The stride's default; "" for the kernel itself.</param>
    public static IEnumerable<Argument> Arguments(string? kernel, string stride, bool dilation = true)
    {
        yield return Argument.Ints("kernel", kernel, "Window size: one for all spatial axes, or one each.", min: 1);
        yield return Argument.Ints("stride", stride.Length == 0 ? "0" : stride,
            "Distance between windows" + (stride.Length == 0 ? "; 0 is the kernel's size." : "."),
            min: stride.Length == 0 ? 0 : 1);
        yield return Argument.Choice(
            "padding", "Padding", "Valid", "No padding, or as much as keeps the size (divided by the stride).");
        yield return Argument.Ints(
            "pad", "0", "Explicit padding on both sides of each spatial axis, instead of 'padding'.", min: 0);
        if (dilation)
            yield return Argument.Ints("dilation", "1", "Distance between the elements of a window.", min: 1);
    }

    /// <summary>The window of a pool: no wider pad than half of it, where windows hold little else.</summary>
    public static Window ReadPool(LayerContext layer, Shape spatial, bool dilation = true)
    {
        Window window = Read(layer, spatial, layer.Flag("ceiling"), dilation);
        int[] pad = layer.Ints("pad", spatial.Rank);
        for (int axis = 0; axis < spatial.Rank; axis++)
        {
            int most = window.Extent(axis) / 2;
            if (pad[axis] <= most)
                continue;
            throw LayerContext.Mismatch(
                ProblemIds.ArgumentRange,
                $"'pad' of '{layer.Name}' must be at most {most}, half of the window of {window.Extent(axis)}, but is "
                + $"{pad[axis]}: windows at the border hold little but padding",
                most > 0 ? $"write pad: {most} at most" : "leave 'pad' out", argument: "pad");
        }

        return window;
    }

    public static Window Read(LayerContext layer, Shape spatial, bool ceiling = false, bool dilation = true)
    {
        int rank = spatial.Rank;
        int[] kernel = layer.Ints("kernel", rank), stride = layer.Ints("stride", rank), pad = layer.Ints("pad", rank);
        int[] spread = dilation ? layer.Ints("dilation", rank) : Enumerable.Repeat(1, rank).ToArray();
        if (layer.Choice("padding") == "Same" && pad.Any(p => p > 0))
        {
            throw LayerContext.Mismatch(
                ProblemIds.ArgumentRange,
                $"'{layer.Name}' has Padding.Same and pad: {string.Join(", ", layer.Ints("pad"))}, which say different "
                + "things",
                "leave one of them out", argument: "pad");
        }

        int[] before = pad.ToArray(), after = pad.ToArray();
        for (int axis = 0; axis < rank; axis++)
        {
            stride[axis] = stride[axis] == 0 ? kernel[axis] : stride[axis];
            int extent = ((kernel[axis] - 1) * spread[axis]) + 1;
            if (layer.Choice("padding") == "Same")
                (before[axis], after[axis]) = Same(layer, spatial[axis], extent, stride[axis]);
            else if (ceiling)
                after[axis] += RoundUp(layer, spatial[axis], extent, stride[axis], pad[axis]);
        }

        return new Window(
            kernel.ToEquatableArray(), stride.ToEquatableArray(), before.ToEquatableArray(), after.ToEquatableArray(),
            spread.ToEquatableArray());
    }

    /// <summary>As many zeros as make the result ceil(size / stride) long; the odd one stands at the end.</summary>
    private static (int Before, int After) Same(LayerContext layer, Dim size, int extent, int stride)
    {
        int total = extent - 1;
        if (stride != 1)
        {
            int length = layer.Static(size), windows = (length + stride - 1) / stride;
            total = Math.Max(((windows - 1) * stride) + extent - length, 0);
        }

        return (total / 2, total - (total / 2));
    }

    /// <summary>Further padding for a last, partial window, unless it would start in the padding.</summary>
    private static int RoundUp(LayerContext layer, Dim size, int extent, int stride, int pad)
    {
        if (stride == 1)
            return 0;
        int length = layer.Static(size), room = length + (2 * pad) - extent;
        int windows = Math.Max((room + stride - 1) / stride, 0) + 1;
        if ((windows - 1) * stride >= length + pad)
            windows--;
        return Math.Max(((windows - 1) * stride) - room, 0);
    }
}
