using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A mean over the places of a sequence, or all places joined, where the loss wants something for each of them.
/// </summary>
public sealed class NeedlessReduction : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.Target || site.Operand(0)?.Shape is not { } scores
            || site.Operand(1)?.Shape is not { } target || target.Rank < scores.Rank)
            yield break;
        foreach (int at in site.Upstream(site.Step.Operands[0]))
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Operation == "Reshape" && target.Rank == scores.Rank)
            {
                string flat = RepairSite.Call("Reshape", site.OperandText(1), "-1");
                yield return new Proposal(
                    $"leave {step.Text} out, or write {flat} too", SpecChange.Without(site.Spec, at),
                    [new ModelEdit.Remove(at)]);
            }

            if (step.Operands.Count == 1
                && site.CompositeOf(step)?.Signature.Arguments.Any(a => a.Name == "keep") == true)
            {
                yield return new Proposal(
                    $"leave {step.Text} out: there is a target for each place",
                    SpecChange.Without(site.Spec, at), [new ModelEdit.Remove(at)]);
            }
        }
    }
}
