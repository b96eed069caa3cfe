using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Axes that were exchanged although the step takes them as they were.</summary>
public sealed class NeedlessTranspose : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        foreach (int value in site.Step.Operands.Where(o => site.Program.InputAt(o) is null).Distinct())
        {
            int at = site.Program.StepOf(value);
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
