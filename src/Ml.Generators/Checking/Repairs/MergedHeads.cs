using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Heads that were split off and not put together again before the layer behind them.</summary>
public sealed class MergedHeads : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        IEnumerable<int> steps = site.Step.Operands.Reverse().SelectMany(site.Upstream).Prepend(site.Index).Distinct();
        foreach (int at in steps.Where(s => site.Program.OperationOf(site.Spec.Steps[s]) == "Dense"))
        {
            int value = site.Spec.Steps[at].Operands[0];
            if (site.Program[value]?.Shape.Rank != 4
                || !site.Upstream(value).Any(s => site.Spec.Steps[s].Operation == "SwapAxes"))
                continue;
            ModelSpec swapped = SpecChange.Before(
                site.Spec, at, 0, "SwapAxes", RepairSite.Arguments("SwapAxes", [1, 2]));
            yield return new Proposal(
                $"put the heads together again: Flatten(SwapAxes({site.ValueText(value)}, 1, 2), from: 2)",
                SpecChange.Before(swapped, at + 1, 0, "Flatten", RepairSite.Arguments("Flatten", [2])),
                [new ModelEdit.Before(at, 0, "SwapAxes", "1, 2"), new ModelEdit.Before(at, 0, "Flatten", "from: 2")],
                SpecChange.Inserted(site.Spec, at) + 1);
        }
    }
}
