using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A pool over an image of which too little is left: one pool too many, or an earlier one too large.</summary>
public sealed class NeedlessPool : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.WindowTooLarge || !site.IsPool(site.Step)
            || site.Operand(0)?.Shape.Skip(2).All(d => d == Dim.One) != true)
            yield break;
        yield return new Proposal(
            $"leave {site.Step.Text} out: one place is left, and nothing to choose from",
            SpecChange.Without(site.Spec, site.Index), [new ModelEdit.Remove(site.Index)]);
    }
}
