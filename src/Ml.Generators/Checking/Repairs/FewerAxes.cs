using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A norm over more axes than the last one, of which one is known only when the model runs.</summary>
public sealed class FewerAxes : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.OpenSize || site.Written(site.Step, "axes") is not > 1)
            yield break;
        for (int axes = site.Written(site.Step, "axes")!.Value - 1; axes >= 1; axes--)
        {
            yield return new Proposal(
                $"write axes: {axes}, or leave it out: {(axes == 1 ? "the last axis" : $"the last {axes} axes")} alone",
                SpecChange.Argument(site.Spec, site.Index, "axes", new ArgumentValue.Number(axes)),
                [new ModelEdit.Argument(site.Index, "axes", RepairSite.Text(axes))]);
        }
    }
}
