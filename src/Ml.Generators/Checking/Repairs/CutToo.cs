using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// The scores of a sequence and its next words: where one lost its first or last place, the other is to lose the place
/// at its other end.
/// </summary>
public sealed class CutToo : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Composite?.Signature.Forms.HasFlag(Forms.Loss) != true || site.Step.Operands.Count < 2
            || site.Operand(0)?.Shape is not { } scores || site.Operand(1)?.Shape is not { } target)
            yield break;
        for (int operand = 0; operand < 2; operand++)
        {
            int value = site.Step.Operands[operand];
            Shape other = operand == 0 ? target : scores;
            if (site.Program.InputAt(value) is not null
                || Cuts.AxisOf(site.Spec.Steps[site.Program.StepOf(value)]) is not { } axis
                || Cuts.Drops(site.Spec.Steps[site.Program.StepOf(value)]) || axis == 0 || axis >= other.Rank
                || site.Program[site.Spec.Steps[site.Program.StepOf(value)].Operands[0]]?.Shape[axis] != other[axis])
                continue;
            (Dim start, Dim end) = Cuts.RangeOf(site.Spec.Steps[site.Program.StepOf(value)], axis);
            Dim lost = start == Dim.Zero ? Indexing.AxisSize - end : start;
            if (!lost.IsConstant || start != Dim.Zero && end != Indexing.AxisSize)
                continue;
            yield return Cut(site, 1 - operand, axis, other.Rank, (int)lost.Value, atEnd: start != Dim.Zero);
        }
    }

    private static Proposal Cut(RepairSite site, int operand, int axis, int rank, int lost, bool atEnd)
    {
        Dim[] starts = Enumerable.Repeat(Dim.Zero, rank).ToArray(), ends = starts.Select(_ => Indexing.AxisSize)
            .ToArray();
        if (atEnd)
            ends[axis] -= lost;
        else
            starts[axis] = lost;
        ModelSpec spec = SpecChange.Before(site.Spec, site.Index, operand, Indexing.Operation,
            [
                new ArgumentSpec(Indexing.Starts, new ArgumentValue.Sizes(starts.ToEquatableArray())),
                new ArgumentSpec(Indexing.Ends, new ArgumentValue.Sizes(ends.ToEquatableArray())),
            ]);
        string range = atEnd ? $"..^{lost}" : $"{lost}..";
        string all = string.Join(", ", Enumerable.Range(0, rank).Select(a => a == axis ? range : ".."));
        return new Proposal(
            $"cut {(operand == 0 ? "the scores" : "the target")} too, at the {(atEnd ? "end" : "beginning")}: "
            + $"{site.OperandText(operand)}[{all}]",
            spec, [], SpecChange.Inserted(site.Spec, site.Index));
    }
}
