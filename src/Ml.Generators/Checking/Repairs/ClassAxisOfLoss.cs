using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A loss that was told another axis than the one that holds the classes.</summary>
public sealed class ClassAxisOfLoss : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Composite?.Signature.Forms.HasFlag(Forms.Loss) != true || site.Operand(0)?.Shape is not { } scores
            || site.Written(site.Step, "axis") is not { } now)
            yield break;
        for (int axis = scores.Rank - 1; axis >= 1; axis--)
        {
            if (axis == now || axis == now + scores.Rank)
                continue;
            int written = axis == scores.Rank - 1 ? -1 : axis;
            yield return new Proposal(
                $"write axis: {written} instead of {now}",
                SpecChange.Argument(site.Spec, site.Index, "axis", new ArgumentValue.Number(written)),
                [new ModelEdit.Argument(site.Index, "axis", RepairSite.Text(written))]);
        }
    }
}
