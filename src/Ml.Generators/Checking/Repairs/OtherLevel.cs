using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A skip connection that joins what another level gave: the wrong one, or two of them exchanged.</summary>
public sealed class OtherLevel : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.ConcatSizes || site.Step.Operands.Count != 2)
            yield break;
        for (int operand = 0; operand < 2; operand++)
        {
            int value = site.Step.Operands[operand];
            if (site.Operand(operand)?.Shape is not { Rank: >= 3 } now
                || site.Operand(1 - operand)?.Shape is not { } other || other.Rank != now.Rank)
                continue;
            HashSet<int> branch = [.. site.Upstream(site.Step.Operands[1 - operand])];
            foreach (int instead in Skips(site, value, other, branch))
            {
                string text = site.LayerText(instead);
                if (Exchanged(site, value, instead) is { } exchanged)
                {
                    yield return new Proposal(
                        $"exchange the levels: join what {text} gives here, and what {site.LayerText(value)} gives "
                        + "there", exchanged, []);
                }

                yield return new Proposal(
                    $"join what {text} gives, {site.Program[instead]}, instead of what {site.LayerText(value)} does",
                    Reading(site.Spec, site.Index, value, instead), []);
            }
        }
    }

    /// <summary>
    /// Values on the way to the other operand with its sizes, behind the last layer and activation of their level: the
    /// latest first.
    /// </summary>
    private static IEnumerable<int> Skips(RepairSite site, int value, Shape other, HashSet<int> branch)
    {
        int axis = site.Written(site.Step, "axis") ?? 0;
        axis = axis < 0 ? axis + other.Rank : axis;
        HashSet<Shape> seen = [];
        foreach (int step in branch.OrderByDescending(s => s))
        {
            int given = ProgramTypes.FirstValue(site.Spec, step);
            if (given == value || site.Program[given]?.Shape is not { } shape || shape.Rank != other.Rank
                || !Enumerable.Range(0, shape.Rank).All(a => a == axis || shape[a] == other[a])
                || !IsOwnLevel(site, step, branch) || !seen.Add(shape))
                continue;
            yield return given;
        }
    }

    /// <summary>Not what was made larger again on the way back: something smaller comes from it.</summary>
    private static bool IsOwnLevel(RepairSite site, int step, HashSet<int> branch) =>
        site.Program[ProgramTypes.FirstValue(site.Spec, step)]?.Shape is { } shape
        && branch.Where(s => s > step).Any(s =>
            site.Program[ProgramTypes.FirstValue(site.Spec, s)]?.Shape is { } later && later.Rank == shape.Rank
            && later[2].IsConstant && shape[2].IsConstant && later[2].Value < shape[2].Value);

    /// <summary>Another join that reads the value that fits here, and may be given this one's.</summary>
    private static ModelSpec? Exchanged(RepairSite site, int value, int instead)
    {
        for (int at = 0; at < site.Spec.Steps.Count; at++)
        {
            if (at != site.Index && site.Spec.Steps[at].Operation == "Concat"
                && site.Spec.Steps[at].Operands.Contains(instead))
                return Reading(Reading(site.Spec, site.Index, value, instead), at, instead, value);
        }

        return null;
    }

    private static ModelSpec Reading(ModelSpec spec, int step, int value, int instead) => SpecChange.Step(
        spec, step, spec.Steps[step] with
        {
            Operands = spec.Steps[step].Operands.Select(o => o == value ? instead : o).ToEquatableArray(),
        });
}
