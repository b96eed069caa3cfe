using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>Axes as users write them: negative counts from the end.</summary>
public static class Axes
{
    /// <param name="subject">Who speaks in the message.</param>
    /// <exception cref="ShapeMismatchException">ML2012: there is no such axis.</exception>
    public static int Normalize(int axis, Shape shape, string subject) =>
        axis >= -shape.Rank && axis < shape.Rank
            ? axis < 0 ? axis + shape.Rank : axis
            : throw new ShapeMismatchException(
                ProblemIds.Axis,
                $"{subject} names axis {axis}, but {shape} has {shape.Rank} axes",
                shape.Rank == 0 ? null : $"use an axis from {-shape.Rank} to {shape.Rank - 1}", argument: "axis");

    /// <summary>All axes when none are named.</summary>
    public static int[] NormalizeAll(IReadOnlyList<int>? axes, Shape shape, string subject) =>
        axes is null || axes.Count == 0
            ? Enumerable.Range(0, shape.Rank).ToArray()
            : axes.Select(a => Normalize(a, shape, subject)).Distinct().OrderBy(a => a).ToArray();
}
