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
                $"cut axis {axis} in '{program.Spec.Steps[index].Text}': write "
                + $"{string.Concat(Enumerable.Repeat(".., ", axis))}{cut.Start}..{cut.End}",
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (Cut(site.Program, site.Index) is not { } first || Meant(site.Program, first) is not { } axis)
            yield break;
        yield return Moved(site, Siblings(site.Program, first).Select(s => (s, axis)));

        // Where gates of two products are cut alike, one alone fits nothing.
        yield return Moved(site, Enumerable.Range(0, site.Spec.Steps.Count)
            .Select(s => (s, Cut(site.Program, s) is { } cut ? Meant(site.Program, cut) ?? -1 : -1))
            .Where(s => s.Item2 >= 0));
    }

    private static Proposal Moved(RepairSite site, IEnumerable<(int Step, int Axis)> cuts)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        foreach ((int step, int to) in cuts)
        {
            int from = Cuts.AxisOf(site.Spec.Steps[step])!.Value;
            spec = Cuts.Moved(spec, step, from, to);
            edits.Add(new ModelEdit.CutAxis(step, from, to));
        }

        return new Proposal(site.Problem.Fix!, spec, edits);
    }

    /// <summary>The one axis that a step cuts by numbers.</summary>
    private static CutSpec? Cut(ProgramTypes program, int index)
    {
        StepSpec step = program.Spec.Steps[index];
        if (Cuts.AxisOf(step) is not { } axis || Cuts.Drops(step) || program[step.Operands[0]]?.Shape is not { } shape
            || Cuts.RangeOf(step, axis) is not { Start.IsConstant: true } range)
            return null;
        return range.End.IsConstant || range.End == Indexing.AxisSize
            ? new CutSpec(
                step.Operands[0], shape, axis, range.Start.Value, range.End.IsConstant ? range.End.Value : null)
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

    /// <param name="End">Exclusive; null to the end of the axis.</param>
    private sealed record CutSpec(int Value, Shape Shape, int Axis, long Start, long? End);
}
