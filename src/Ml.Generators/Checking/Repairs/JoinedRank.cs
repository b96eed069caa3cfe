using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// One of the tensors that are joined has an axis less: a number for each example beside rows of them.
/// </summary>
public sealed class JoinedRank : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "Concat" || site.Problem.Id is not (ProblemIds.ConcatSizes or ProblemIds.Rank))
            yield break;
        int[] ranks = Enumerable.Range(0, site.Step.Operands.Count).Select(i => site.Operand(i)?.Shape.Rank ?? 0)
            .ToArray();
        for (int operand = ranks.Length - 1; operand >= 0; operand--)
        {
            for (int axis = ranks[operand]; axis >= 1 && ranks[operand] == ranks.Max() - 1; axis--)
                yield return OfClass(site, operand, site.Before(operand, "Unsqueeze", axis));
        }
    }

    /// <summary>A class number is no quantity, and is hardly meant as one.</summary>
    private static Proposal OfClass(RepairSite site, int operand, Proposal unsqueezed)
    {
        int value = site.Step.Operands[operand];
        return site.Program.InputAt(value) is null
            && site.Spec.Steps[site.Program.StepOf(value)] is { Operation: "Cast" } cast
            && site.Program[cast.Operands[0]]?.Element == ElementType.Int32
                ? unsqueezed with
                {
                    Fix = $"write OneHot({site.ValueText(cast.Operands[0])}, n) of n classes for class numbers, or "
                        + $"{unsqueezed.Fix.Substring("write ".Length)} for quantities",
                    Shown = -1,
                }
                : unsqueezed;
    }
}
