using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A layer of images behind a Flatten, which belongs behind the last of them.</summary>
public sealed class FlattenLater : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        bool isModel = site.Composite is null && site.Problem.Id == ProblemIds.InnerSizes;
        if (!(isModel || (site.Problem.Id == ProblemIds.Rank && site.Composite?.Signature.HasChannelsFirst == true))
            || site.Step.Operands.Count == 0 || site.Program.InputAt(site.Step.Operands[0]) is not null
            || site.Program.StepOf(site.Step.Operands[0]) is var flatten
                && site.Program.OperationOf(site.Spec.Steps[flatten]) != "Flatten")
            yield break;
        int at = site.Program.StepOf(site.Step.Operands[0]);
        int dense = Enumerable.Range(site.Index, site.Spec.Steps.Count - site.Index)
            .FirstOrDefault(s => site.Program.OperationOf(site.Spec.Steps[s]) == "Dense");
        if (dense == 0)
            yield break;

        // Put in first: steps in front of it keep their numbers.
        ModelSpec moved = SpecChange.Without(SpecChange.Before(site.Spec, dense, 0, "Flatten", []), at);
        string before = site.Spec.Steps[dense].Text;
        yield return new Proposal(
            site.Spec.IsSequential ? $"put Flatten before {before}, not before {site.Step.Text}"
                : $"flatten what '{before}' is given, not what {site.Step.Text} is",
            moved, [new ModelEdit.Remove(at), new ModelEdit.Before(dense, 0, "Flatten", "")]);
    }
}
