using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Layers of sequences over images, and of images over volumes: all of them, from here on, for as many axes as there
/// are.
/// </summary>
public sealed class OtherRank : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        string now = site.Operation.Length > 2 ? site.Operation.Substring(site.Operation.Length - 2) : "";
        int rank = site.Operand(0)?.Shape.Rank ?? 0;
        if (site.Problem.Id != ProblemIds.Rank || rank is not (4 or 5) || now is not ("1D" or "2D" or "3D")
            || now == $"{rank - 2}D")
            yield break;
        string right = $"{rank - 2}D";
        ModelSpec spec = site.Spec;
        int changed = 0;
        for (int at = site.Index; at < spec.Steps.Count; at++)
        {
            string operation = site.Program.OperationOf(spec.Steps[at]), other = operation.Replace(now, right);
            if (other == operation || !Composite.All.ContainsKey(other))
                continue;
            spec = SpecChange.Operation(spec, at, other, [.. site.Program.ArgumentsOf(spec.Steps[at])]);
            changed++;
        }

        string name = site.Operation.Replace(now, right);
        string behind = changed > 1 ? $", and {right} for the pools and layers behind it" : "";
        yield return new Proposal(
            $"write {name}{behind}: the input has {(rank == 4 ? "height and width" : "depth, height and width")}", spec,
            changed == 1 && site.Spec.IsSequential ? [new ModelEdit.Call(site.Index, name, Written(site))] : []);
    }

    /// <summary>What stands in the brackets of a layer of a stack.</summary>
    private static string Written(RepairSite site) => site.Step.Text.IndexOf('(') is >= 0 and var open
        ? site.Step.Text.Substring(open + 1).TrimEnd(')') : "";
}
