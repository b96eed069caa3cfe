using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Differences of each with each: both sides need an axis where the other has its own.</summary>
public sealed class PairwiseAxes : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "Subtract" || site.Problem.Id != ProblemIds.Broadcast
            || site.Operand(0)?.Shape is not { } left || site.Operand(1)?.Shape is not { } right
            || left.Rank != right.Rank)
            yield break;
        int[] other = Enumerable.Range(0, left.Rank).Where(a => left[a] != right[a]).ToArray();
        if (other.Length != 1 || left.Rank < 2 || !AreNames(left[other[0]], right[other[0]]))
            yield break;
        int axis = other[0];
        ModelSpec first = SpecChange.Before(
            site.Spec, site.Index, 0, "Unsqueeze", RepairSite.Arguments("Unsqueeze", [axis + 1]));
        ModelSpec both = SpecChange.Before(
            first, site.Index + 1, 1, "Unsqueeze", RepairSite.Arguments("Unsqueeze", [axis]));
        string a = RepairSite.Call("Unsqueeze", site.OperandText(0), RepairSite.Text(axis + 1));
        string b = RepairSite.Call("Unsqueeze", site.OperandText(1), RepairSite.Text(axis));
        yield return new Proposal(
            $"for each {left[axis]} with each {right[axis]} write {a} - {b}, which gives "
            + left.Insert(axis + 1, right[axis]),
            both,
            [
                new ModelEdit.Before(site.Index, 0, "Unsqueeze", RepairSite.Text(axis + 1)),
                new ModelEdit.Before(site.Index, 1, "Unsqueeze", RepairSite.Text(axis)),
            ]);
    }

    /// <summary>Two names that nobody mistook for each other.</summary>
    private static bool AreNames(Dim a, Dim b) => !a.IsConstant && !b.IsConstant
        && !a.Names.Any(x => b.Names.Any(y => x == y || NearName.IsNear(x, y)));
}
