using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>What an indexer cuts, and the same cut made of another axis.</summary>
internal static class Cuts
{
    /// <summary>The one axis of which a step takes less than all, or null.</summary>
    public static int? AxisOf(StepSpec step)
    {
        if (step.Kind != StepKind.Function || step.Operation != Indexing.Operation
            || Sizes(step, Indexing.Starts) is not { } starts || Sizes(step, Indexing.Ends) is not { } ends)
            return null;
        int[] cut = Enumerable.Range(0, starts.Count)
            .Where(a => starts[a] != Dim.Zero || ends[a] != Indexing.AxisSize).ToArray();
        return cut.Length == 1 ? cut[0] : null;
    }

    /// <summary>From where to where an axis is cut.</summary>
    public static (Dim Start, Dim End) RangeOf(StepSpec step, int axis) =>
        (Sizes(step, Indexing.Starts)![axis], Sizes(step, Indexing.Ends)![axis]);

    /// <summary>Whether the axis is left out of the result.</summary>
    public static bool Drops(StepSpec step) => step.Arguments.Any(a => a.Name == Indexing.Dropped);

    public static ModelSpec Moved(ModelSpec spec, int index, int from, int to)
    {
        foreach ((string name, Dim all) in new[] { (Indexing.Starts, Dim.Zero), (Indexing.Ends, Indexing.AxisSize) })
        {
            List<Dim> sizes = [.. Sizes(spec.Steps[index], name)!];
            while (sizes.Count <= to)
                sizes.Add(all);
            (sizes[to], sizes[from]) = (sizes[from], all);
            spec = SpecChange.Argument(spec, index, name, new ArgumentValue.Sizes(sizes.ToEquatableArray()));
        }

        return Drops(spec.Steps[index])
            ? SpecChange.Argument(
                spec, index, Indexing.Dropped, new ArgumentValue.Numbers(EquatableArray.Of((double)to)))
            : spec;
    }

    /// <summary>The same cut from one place to another.</summary>
    public static ModelSpec Changed(ModelSpec spec, int index, int axis, Dim start, Dim end)
    {
        foreach ((string name, Dim size) in new[] { (Indexing.Starts, start), (Indexing.Ends, end) })
        {
            Dim[] sizes = [.. Sizes(spec.Steps[index], name)!];
            sizes[axis] = size;
            spec = SpecChange.Argument(spec, index, name, new ArgumentValue.Sizes(sizes.ToEquatableArray()));
        }

        return spec;
    }

    private static IReadOnlyList<Dim>? Sizes(StepSpec step, string name) =>
        (step.Arguments.FirstOrDefault(a => a.Name == name)?.Value as ArgumentValue.Sizes)?.Values;
}
