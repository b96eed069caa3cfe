using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Gates that are cut one too far, of which the first is never read; or a cut that begins beside its place.
/// </summary>
public sealed class ShiftedCut : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id == ProblemIds.SliceRange && Cuts.AxisOf(site.Step) is { } axis)
        {
            int[] alike = Enumerable.Range(0, site.Spec.Steps.Count).Where(s => Cuts.AxisOf(site.Spec.Steps[s]) == axis
                && site.Spec.Steps[s].Operands[0] == site.Step.Operands[0]).ToArray();
            Dim[] starts = alike.Select(s => Cuts.RangeOf(site.Spec.Steps[s], axis).Start).ToArray();
            foreach (int other in OtherAxes(site, alike, axis))
                yield return Other(site, alike, axis, other);
            if (starts.All(s => s.IsConstant && s.Value > 0) && starts.Length > 1)
                yield return Begun(site, alike, axis, starts.Min(s => s.Value));
        }

        if (site.Problem.Id != ProblemIds.Broadcast || site.Step.Operands.Count != 2)
            yield break;
        for (int operand = 1; operand >= 0; operand--)
        {
            if (site.Operand(1 - operand)?.Shape is not { } other)
                continue;
            foreach (int at in site.Upstream(site.Step.Operands[operand]))
            {
                if (Cuts.AxisOf(site.Spec.Steps[at]) is not { } cut
                    || site.Program[ProgramTypes.FirstValue(site.Spec, at)]?.Shape is not { } made
                    || cut >= made.Rank || made.Rank != other.Rank || !made[cut].IsConstant || !other[cut].IsConstant)
                    continue;
                (Dim start, Dim end) = Cuts.RangeOf(site.Spec.Steps[at], cut);
                long more = made[cut].Value - other[cut].Value;
                if (start.IsConstant && start.Value + more >= 0 && end == Indexing.AxisSize
                    && !IsNext(site, at, cut, start))
                    yield return Moved(site, at, cut, start + more, $"{start + more}..", $"{start}..");
            }
        }
    }

    /// <summary>Axes other than the examples' that have all of what is cut off another.</summary>
    private static IEnumerable<int> OtherAxes(RepairSite site, int[] cuts, int axis) =>
        site.Operand(0)?.Shape is not { } shape ? [] : Enumerable.Range(1, Math.Max(0, shape.Rank - 1)).Reverse()
            .Where(a => a != axis && shape[a].IsConstant && cuts.All(c =>
                Cuts.RangeOf(site.Spec.Steps[c], axis) is var (start, end) && start.IsConstant
                && start.Value < shape[a].Value
                && (end == Indexing.AxisSize || (end.IsConstant && end.Value <= shape[a].Value))));

    private static Proposal Other(RepairSite site, int[] cuts, int from, int to) => new(
        $"cut axis {to} instead of {from}: begin with {string.Join(", ", Enumerable.Repeat("..", to))}",
        cuts.Aggregate(site.Spec, (spec, at) => Cuts.Moved(spec, at, from, to)),
        cuts.Select(at => (ModelEdit)new ModelEdit.CutAxis(at, from, to)).ToArray());

    /// <summary>Whether another cut ends where this one begins: then neither is at fault.</summary>
    private static bool IsNext(RepairSite site, int at, int axis, Dim start) => site.Spec.Steps.Any(s =>
        Cuts.AxisOf(s) == axis && s.Operands[0] == site.Spec.Steps[at].Operands[0]
        && Cuts.RangeOf(s, axis).End == start);

    private static Proposal Begun(RepairSite site, int[] cuts, int axis, long first)
    {
        ModelSpec spec = site.Spec;
        foreach (int at in cuts)
        {
            (Dim start, Dim end) = Cuts.RangeOf(spec.Steps[at], axis);
            spec = Cuts.Changed(spec, at, axis, start - first, end == Indexing.AxisSize ? end : end - first);
        }

        return new Proposal(
            $"begin at 0: nothing reads 0..{first} of {site.OperandText(0)}, so each of these cuts lies {first} too "
            + "far", spec, []);
    }

    private static Proposal Moved(RepairSite site, int at, int axis, Dim start, string right, string wrong) => new(
        $"write {right} instead of {wrong} in '{site.Spec.Steps[at].Text}'",
        Cuts.Changed(site.Spec, at, axis, start, Cuts.RangeOf(site.Spec.Steps[at], axis).End), []);
}
