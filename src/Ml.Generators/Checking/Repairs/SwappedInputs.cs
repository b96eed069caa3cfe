using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A model that is used with its two inputs exchanged.</summary>
public sealed class SwappedInputs : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Composite is not null || site.Step.Operands.Count != 2)
            yield break;
        yield return new Proposal(
            $"exchange the inputs: {site.Name}({site.OperandText(1)}, {site.OperandText(0)})",
            SpecChange.Step(
                site.Spec, site.Index, site.Step with { Operands = site.Step.Operands.Reverse().ToEquatableArray() }),
            [new ModelEdit.Swap(site.Index)]);
    }
}
