using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Tensors joined along another axis than the one that was meant, here or on the way here.</summary>
public sealed class JoinedAxis : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        IEnumerable<int> steps = site.Step.Operands.SelectMany(site.Upstream).Prepend(site.Index).Distinct();
        foreach (int at in steps.Where(s => site.Spec.Steps[s].Operation == "Concat"))
        {
            StepSpec step = site.Spec.Steps[at];
            int rank = step.Operands.Select(o => site.Program[o]?.Shape.Rank ?? 0).DefaultIfEmpty(0).Min();
            int now = site.Written(step, "axis") ?? 0;

            // Joined along an axis of examples, they would only be more.
            bool areExamples = rank > 1 && step.Operands.All(o => site.Program[o]?.Shape[0].IsConstant == false);
            for (int axis = rank - 1; axis >= (areExamples ? 1 : 0); axis--)
            {
                if (axis != now && axis != now + rank)
                    yield return Along(site, at, axis);
            }
        }
    }

    private static Proposal Along(RepairSite site, int at, int axis)
    {
        string[] parts = site.Spec.Steps[at].Operands.Select(site.ValueText).ToArray();
        string list = parts.Length <= 3 ? string.Join(", ", parts) : $"{parts[0]}, ..";
        return new Proposal(
            $"join along axis {axis}: Concat({axis}, {list})",
            SpecChange.Argument(site.Spec, at, "axis", new ArgumentValue.Number(axis)),
            [new ModelEdit.Argument(at, "axis", RepairSite.Text(axis))],
            ProgramTypes.FirstValue(site.Spec, at));
    }
}
