using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Axes that were exchanged although the step takes them as they were.</summary>
public sealed class NeedlessTranspose : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        // What a loss compares may have been turned over long before.
        int depth = site.Problem.Id == ProblemIds.Target ? int.MaxValue : 1;
        foreach (int at in site.Step.Operands.SelectMany(o => site.Upstream(o).Take(depth)).Distinct())
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Kind != StepKind.Function || step.Operation is not ("Transpose" or "SwapAxes"))
                continue;
            string what = step.Text;
            yield return new Proposal(
                site.Spec.IsSequential ? $"leave {what} out"
                    : $"write {site.ValueText(step.Operands[0])} instead of {what}",
                SpecChange.Without(site.Spec, at), [new ModelEdit.Remove(at)]);
        }
    }
}
