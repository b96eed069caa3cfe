using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Loops;

/// <summary>One loop: its trip count and how far each access moves per step.</summary>
/// <param name="Strides">One per access of the kernel: inputs in order, then outputs in order.</param>
/// <param name="IsReduced">Whether results are combined along it.</param>
public sealed record LoopAxis(Dim Size, EquatableArray<Dim> Strides, bool IsReduced);

/// <summary>
/// The loops of a kernel, outermost first, after axes of size one are dropped, axes are ordered by how far the results
/// move, and neighbours that walk memory as one are merged. Never empty.
/// </summary>
public sealed record LoopNest(EquatableArray<LoopAxis> Axes)
{
    public LoopAxis Inner => Axes[Axes.Count - 1];

    public static Dim CountOf(IEnumerable<LoopAxis> axes) => Dim.Product(axes.Select(a => a.Size));

    /// <param name="inputs">Strides of what is read, per axis of the space.</param>
    /// <param name="outputs">Strides of what is written; their order decides the order of loops.</param>
    /// <param name="reduced">Axes of the space along which results are combined.</param>
    public static LoopNest Of(
        Shape space, IReadOnlyList<EquatableArray<Dim>> inputs, IReadOnlyList<EquatableArray<Dim>> outputs,
        IReadOnlyCollection<int> reduced)
    {
        EquatableArray<Dim>[] accesses = [.. inputs, .. outputs];
        List<LoopAxis> axes = [];
        for (int axis = 0; axis < space.Rank; axis++)
        {
            if (space[axis] != Dim.One)
            {
                axes.Add(
                    new LoopAxis(
                        space[axis], accesses.Select(a => a[axis]).ToEquatableArray(), reduced.Contains(axis)));
            }
        }

        if (axes.Count == 0)
        {
            axes.Add(
                new LoopAxis(
                    Dim.One, accesses.Select((_, i) => i < inputs.Count ? Dim.Zero : Dim.One).ToEquatableArray(),
                    false));
        }

        return new LoopNest(Merge(Order(axes, inputs.Count)).ToEquatableArray());
    }

    /// <summary>The nest with another axis innermost.</summary>
    public LoopNest WithInner(LoopAxis inner) =>
        new(Axes.Where(a => !ReferenceEquals(a, inner)).Append(inner).ToEquatableArray());

    // Insertion sort: an axis moves out past a neighbour when the first access that tells them apart (results first)
    // moves further along it. Sizes that cannot be compared keep their order.
    private static List<LoopAxis> Order(List<LoopAxis> axes, int inputs)
    {
        List<LoopAxis> sorted = [];
        foreach (LoopAxis axis in axes)
        {
            int at = sorted.Count;
            while (at > 0 && MovesFurther(axis, sorted[at - 1], inputs))
                at--;
            sorted.Insert(at, axis);
        }

        return sorted;
    }

    private static bool MovesFurther(LoopAxis axis, LoopAxis than, int inputs)
    {
        IEnumerable<int> order = Enumerable.Range(inputs, axis.Strides.Count - inputs)
            .Concat(Enumerable.Range(0, inputs));
        foreach (int access in order)
        {
            Dim mine = Magnitude(axis.Strides[access]), other = Magnitude(than.Strides[access]);
            if (mine == other || mine == Dim.Zero || other == Dim.Zero)
                continue;
            return mine.IsAtLeast(other);
        }

        return false;
    }

    private static Dim Magnitude(Dim stride) => stride.Terms.All(t => t.Coefficient < 0) ? stride * -1 : stride;

    private static List<LoopAxis> Merge(List<LoopAxis> axes)
    {
        List<LoopAxis> merged = [];
        foreach (LoopAxis axis in axes)
        {
            LoopAxis? outer = merged.Count > 0 ? merged[merged.Count - 1] : null;
            if (outer is not null && outer.IsReduced == axis.IsReduced
                && outer.Strides.Select((s, i) => s == axis.Strides[i] * axis.Size).All(same => same))
            {
                merged[merged.Count - 1] = axis with { Size = outer.Size * axis.Size };
            }
            else
            {
                merged.Add(axis);
            }
        }

        return merged;
    }
}
