using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Losses that are kept for each element, of different shapes, where their means were to be added.</summary>
public sealed class ReducedLoss : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Index < site.Spec.ForwardSteps)
            yield break;
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        foreach (int at in site.Ancestors().OrderBy(s => s))
        {
            if (!site.Spec.Steps[at].Arguments.Any(a =>
                a.Name == "reduction" && a.Value is ArgumentValue.Choice { Value: "None" }))
                continue;
            spec = SpecChange.Argument(spec, at, "reduction", new ArgumentValue.Choice("Mean"));
            edits.Add(new ModelEdit.Argument(at, "reduction", "Reduction.Mean"));
        }

        if (edits.Count > 0)
        {
            yield return new Proposal(
                "write reduction: Reduction.Mean, or leave it out, which gives one number a loss", spec, edits);
        }
    }
}
