using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A Loss whose parameters take the outputs in another order than Forward gives them.</summary>
public sealed class ExchangedOutputs : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        ModelSpec spec = site.Spec;
        if (site.Index < spec.ForwardSteps || spec.Outputs.Count < 2)
            yield break;
        for (int later = spec.Outputs.Count - 1; later > 0; later--)
        {
            for (int first = later - 1; first >= 0; first--)
            {
                yield return new Proposal(
                    $"exchange the parameters {first + 1} and {later + 1} of Loss: it is given what Forward gives, in "
                    + $"the order {string.Join(", ", spec.Outputs.Select(o => o.Name))}",
                    Exchanged(spec, spec.Outputs[first].Value, spec.Outputs[later].Value), []);
            }
        }
    }

    private static ModelSpec Exchanged(ModelSpec spec, int a, int b) => spec with
    {
        Steps = spec.Steps.Select((s, i) => i < spec.ForwardSteps ? s : s with
        {
            Operands = s.Operands.Select(o => o == a ? b : o == b ? a : o).ToEquatableArray(),
        }).ToEquatableArray(),
    };
}
