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
        foreach (Misplaced cuts in In(program))
        {
            CutSpec cut = cuts.Cuts[0];
            string text = program.Spec.Steps[cut.Step].Text;
            yield return program.At(cut.Step, new ShapeProblem(
                ProblemIds.OtherCut,
                $"'{text}' cuts axis {cut.Axis} of {cut.Shape}, which is {cut.Shape[cut.Axis]}; "
                + $"{cut.Start} to {cut.End} fits axis {cuts.Meant}, which has {cut.Shape[cuts.Meant]}",
                $"cut axis {cuts.Meant} in '{text}': write "
                + $"{string.Concat(Enumerable.Repeat(".., ", cuts.Meant))}{cut.Start}..{cut.End}",
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        Misplaced[] all = In(site.Program).ToArray();
        if (all.FirstOrDefault(m => m.Cuts.Any(c => c.Step == site.Index)) is not { } own)
            yield break;
        yield return Moved(site, [own]);

        // Where gates of two products are cut alike, one alone fits nothing.
        yield return Moved(site, all);
    }

    private static Proposal Moved(RepairSite site, IEnumerable<Misplaced> misplaced)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        foreach (Misplaced cuts in misplaced)
        {
            foreach (CutSpec cut in cuts.Cuts)
            {
                spec = Repairs.Cuts.Moved(spec, cut.Step, cut.Axis, cuts.Meant);
                edits.Add(new ModelEdit.CutAxis(cut.Step, cut.Axis, cuts.Meant));
            }
        }

        return new Proposal(site.Problem.Fix!, spec, edits);
    }

    /// <summary>All that cut the same axis of the same value, where another axis is meant.</summary>
    private static IEnumerable<Misplaced> In(ProgramTypes program)
    {
        Dim? batch = Batch.SizeOf(program);
        IEnumerable<CutSpec[]> alike = Enumerable.Range(0, program.Spec.Steps.Count).Select(s => Cut(program, s))
            .OfType<CutSpec>().GroupBy(c => (c.Value, c.Axis)).Select(g => g.ToArray());
        foreach (CutSpec[] cuts in alike)
        {
            if (Meant(cuts, batch) is { } meant)
                yield return new Misplaced(cuts, meant);
        }
    }

    /// <summary>The one axis that a step cuts by numbers.</summary>
    private static CutSpec? Cut(ProgramTypes program, int index)
    {
        StepSpec step = program.Spec.Steps[index];
        if (Cuts.AxisOf(step) is not { } axis || Cuts.Drops(step)
            || program[step.Operands[0]]?.Shape is not { } shape
            || Cuts.RangeOf(step, axis) is not { Start.IsConstant: true } range)
            return null;
        return range.End.IsConstant || range.End == Indexing.AxisSize
            ? new CutSpec(
                index, step.Operands[0], shape, axis, range.Start.Value, range.End.IsConstant ? range.End.Value : null)
            : null;
    }

    /// <summary>The axis that the numbers fit, where the one that is cut is hardly meant.</summary>
    private static int? Meant(CutSpec[] cuts, Dim? batch)
    {
        (Shape shape, int axis) = (cuts[0].Shape, cuts[0].Axis);
        Dim own = shape[axis];
        bool isWhole = own.IsConstant && cuts.Any(c => c.Start == 0 && c.End == own.Value);
        bool isBatch = axis == 0 && batch == own;
        for (int other = shape.Rank - 1; other >= 0; other--)
        {
            if (other == axis || shape[other] is not { IsConstant: true, Value: > 1 and var size }
                || !cuts.All(c => IsPart(c, size)))
                continue;
            if (IsPartition(cuts, size) ? !own.IsConstant || isWhole : isBatch || (isWhole && size > own.Value))
                return other;
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

    /// <param name="End">Exclusive; null to the end of the axis.</param>
    private sealed record CutSpec(int Step, int Value, Shape Shape, int Axis, long Start, long? End);

    private sealed record Misplaced(CutSpec[] Cuts, int Meant);
}
