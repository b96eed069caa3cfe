using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops;

/// <summary>How a window slides over the spatial axes (those after batch and channels). One entry an axis.</summary>
/// <param name="Kernel">Window sizes.</param>
/// <param name="Stride">Steps.</param>
/// <param name="Before">Padding before the first element.</param>
/// <param name="After">Padding after the last; may exceed Before, as rounding up and "same" need.</param>
/// <param name="Dilation">Distances between the window's elements.</param>
public sealed record Window(
    EquatableArray<int> Kernel, EquatableArray<int> Stride, EquatableArray<int> Before, EquatableArray<int> After,
    EquatableArray<int> Dilation)
{
    public int Rank => Kernel.Count;

    /// <summary>The length one window covers along an axis.</summary>
    public int Extent(int axis) => ((Kernel[axis] - 1) * Dilation[axis]) + 1;

    /// <summary>
    /// The spatial sizes of the result, in a shape rule: that the window fits named sizes is checked later.
    /// </summary>
    /// <exception cref="ShapeMismatchException">ML2005: a window is larger than its padded input.</exception>
    public Shape Slide(ShapeContext context, string operation, Shape spatial)
    {
        string subject = context.Subject(operation);
        Shape result = Slide(subject, spatial);
        for (int axis = 0; axis < Rank; axis++)
        {
            context.RequireAtLeast(
                spatial[axis], (Dim)Extent(axis) - Before[axis] - After[axis],
                $"{subject} slides a window of {Extent(axis)} over {spatial[axis]}");
        }

        return result;
    }

    /// <summary>The spatial sizes of the result.</summary>
    /// <exception cref="ShapeMismatchException">ML2005: a window is larger than its padded input.</exception>
    /// <param name="subject">Who speaks in the message.</param>
    public Shape Slide(string subject, Shape spatial)
    {
        var sizes = new Dim[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            Dim padded = spatial[axis] + Before[axis] + After[axis];
            Dim last = padded - Extent(axis);
            if (last.IsConstant && last.Value < 0)
            {
                throw new ShapeMismatchException(
                    ProblemIds.WindowTooLarge,
                    $"{subject} slides a window of {Extent(axis)} over {spatial[axis]}"
                    + (Before[axis] + After[axis] > 0 ? $" (padded to {padded})" : "") + $" in {spatial}",
                    $"use a window of at most {padded}, or padding", argument: "kernel");
            }

            sizes[axis] = last.FloorDivide(Stride[axis]) + 1;
        }

        return new Shape(sizes);
    }

    public override string ToString()
    {
        string text = $"{string.Join("x", Kernel)}";
        if (Stride.Any(s => s != 1))
            text += $" stride {string.Join("x", Stride)}";
        if (Before.Any(p => p != 0) || After.Any(p => p != 0))
            text += $" pad {string.Join("x", Before)}" + (Before == After ? "" : $"..{string.Join("x", After)}");
        if (Dilation.Any(d => d != 1))
            text += $" dilation {string.Join("x", Dilation)}";
        return text;
    }
}
