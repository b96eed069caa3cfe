using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// An indexer whose numbers fit another axis than the one it cuts: gates or heads that are cut off the time, a column
/// that is cut off the batch. Indexers begin with the first axis, the batch.
/// </summary>
public sealed class OtherCut : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            if (Cut(program, index) is not { } cut || Meant(program, cut) is not { } axis
                || Siblings(program, cut).First() != index)
                continue;
            Shape shape = cut.Shape;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.OtherCut,
                $"'{program.Spec.Steps[index].Text}' cuts axis {cut.Axis} of {shape}, which is {shape[cut.Axis]}; "
                + $"{cut.Start} to {cut.End} fits axis {axis}, which has {shape[axis]}",
                $"write {string.Concat(Enumerable.Repeat(".., ", axis))}{cut.Start}..{cut.End} to cut axis {axis}",
                Operand: ShapeProblem.Whole));
        }
    }

    protected override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (Cut(site.Program, site.Index) is not { } first || Meant(site.Program, first) is not { } axis)
            yield break;
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        foreach (int step in Siblings(site.Program, first))
        {
            spec = Moved(spec, step, first.Axis, axis);
            edits.Add(new ModelEdit.CutAxis(step, first.Axis, axis));
        }

        yield return new Proposal(site.Problem.Fix!, spec, edits);
    }

    /// <summary>The one axis that a step cuts by numbers.</summary>
    private static CutSpec? Cut(ProgramTypes program, int index)
    {
        StepSpec step = program.Spec.Steps[index];
        if (step.Operation != Indexing.Operation || step.Kind != StepKind.Function
            || program[step.Operands[0]]?.Shape is not { } shape
            || Sizes(step, Indexing.Starts) is not { } starts || Sizes(step, Indexing.Ends) is not { } ends
            || step.Arguments.Any(a => a.Name == Indexing.Dropped))
            return null;
        int[] cut = Enumerable.Range(0, starts.Count)
            .Where(a => starts[a] != Dim.Zero || ends[a] != Indexing.AxisSize).ToArray();
        if (cut.Length != 1 || !starts[cut[0]].IsConstant)
            return null;
        Dim end = ends[cut[0]];
        return end.IsConstant || end == Indexing.AxisSize
            ? new CutSpec(step.Operands[0], shape, cut[0], starts[cut[0]].Value, end.IsConstant ? end.Value : null)
            : null;
    }

    /// <summary>The axis that the numbers fit, where the one that is cut is hardly meant.</summary>
    private static int? Meant(ProgramTypes program, CutSpec cut)
    {
        CutSpec[] all = Siblings(program, cut).Select(s => Cut(program, s)!).ToArray();
        for (int axis = cut.Shape.Rank - 1; axis >= 0; axis--)
        {
            if (axis == cut.Axis || cut.Shape[axis] is not { IsConstant: true, Value: > 1 and var size })
                continue;
            bool isWhole = cut.Shape[cut.Axis] is { IsConstant: true, Value: var own }
                && all.Any(c => c.Start == 0 && c.End == own);
            bool isBatch = cut.Axis == 0 && Batch.SizeOf(program) == cut.Shape[0];
            bool isPart = all.All(c => IsPart(c, size));
            if (isPart && (IsPartition(all, size)
                ? !cut.Shape[cut.Axis].IsConstant || isWhole
                : isBatch || (isWhole && size > cut.Shape[cut.Axis].Value)))
                return axis;
        }

        return null;
    }

    /// <summary>One of several equal parts of an axis.</summary>
    private static bool IsPart(CutSpec cut, long size)
    {
        long end = cut.End ?? size, length = end - cut.Start;
        return length > 0 && length < size && end <= size && size % length == 0 && cut.Start % length == 0;
    }

    /// <summary>Whether they are all the parts of an axis, one after the other.</summary>
    private static bool IsPartition(CutSpec[] cuts, long size)
    {
        long next = 0;
        foreach (CutSpec cut in cuts.OrderBy(c => c.Start))
        {
            if (cut.Start != next)
                return false;
            next = cut.End ?? size;
        }

        return next == size && cuts.Length > 1;
    }

    /// <summary>All that cut the same axis of the same value.</summary>
    private static IEnumerable<int> Siblings(ProgramTypes program, CutSpec cut) =>
        Enumerable.Range(0, program.Spec.Steps.Count)
            .Where(s => Cut(program, s) is { } other && other.Value == cut.Value && other.Axis == cut.Axis);

    private static ModelSpec Moved(ModelSpec spec, int index, int from, int to)
    {
        foreach ((string name, Dim all) in new[] { (Indexing.Starts, Dim.Zero), (Indexing.Ends, Indexing.AxisSize) })
        {
            List<Dim> sizes = [.. Sizes(spec.Steps[index], name)!];
            while (sizes.Count <= to)
                sizes.Add(all);
            (sizes[to], sizes[from]) = (sizes[from], all);
            spec = SpecChange.Argument(spec, index, name, new ArgumentValue.Sizes(sizes.ToEquatableArray()));
        }

        return spec;
    }

    private static EquatableArray<Dim>? Sizes(StepSpec step, string name) =>
        (step.Arguments.FirstOrDefault(a => a.Name == name)?.Value as ArgumentValue.Sizes)?.Values;

    /// <param name="End">Exclusive; null to the end of the axis.</param>
    private sealed record CutSpec(int Value, Shape Shape, int Axis, long Start, long? End);
}
