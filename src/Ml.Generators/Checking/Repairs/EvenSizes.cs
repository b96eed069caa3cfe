using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// What was halved and doubled meets what was not: sizes that are multiples of a power of two come back as they were.
/// </summary>
public sealed class EvenSizes : Repair
{
    private const int MostHalvings = 6;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.ConcatSizes or ProblemIds.Broadcast or ProblemIds.Residual
            or ProblemIds.Target) || !HasWindows(site))
            yield break;
        for (int power = 1; power <= MostHalvings; power++)
        {
            int multiple = 1 << power;
            if (!DifferByHalving(site, multiple))
                continue;
            ModelSpec spec = site.Spec;
            List<string> told = [];
            List<ModelEdit> edits = [];
            for (int i = 0; i < spec.Inputs.Count + spec.Targets.Count; i++)
            {
                InputSpec input = i < spec.Inputs.Count ? spec.Inputs[i] : spec.Targets[i - spec.Inputs.Count];
                if (input.Shape is not { Rank: >= 3 } shape)
                    continue;
                Shape even = new(shape.Select((d, axis) => axis >= 2 && d.IsConstant
                    ? (d.Value + multiple - 1) / multiple * multiple
                    : d));
                if (even.Equals(shape))
                    continue;
                spec = SpecChange.Input(spec, i, even);
                told.Add($"'{input.Name}' as {even}");
                edits.Add(new ModelEdit.InputShape(i, even));
            }

            if (told.Count > 0)
            {
                yield return new Proposal(
                    $"sizes that are halved and doubled again must be multiples of {multiple} here: pad or crop, and "
                    + $"declare {string.Join(" and ", told)}", spec, edits);
            }
        }
    }

    /// <summary>Only windows that slide over an image halve its sizes.</summary>
    private static bool HasWindows(RepairSite site) => site.Ancestors()
        .Any(s => site.CompositeOf(site.Spec.Steps[s])?.Signature is { HasChannelsFirst: true, KeepsShape: false });

    /// <summary>Whether two operands of equal rank differ by less than the multiple, and behind the channels.</summary>
    private static bool DifferByHalving(RepairSite site, int multiple) =>
        site.Operand(site.Problem.Against)?.Shape is { } one && site.Operand(site.Problem.Operand)?.Shape is { } other
        && one.Rank == other.Rank && one.Skip(2).Zip(other.Skip(2), (a, b) => a - b)
            .All(d => d.IsConstant && Math.Abs(d.Value) < multiple);
}
