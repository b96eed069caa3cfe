using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Layers of images over volumes: all of them, from here on, in one dimension more.</summary>
public sealed class OtherRank : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.Rank || !site.Operation.EndsWith("2D", StringComparison.Ordinal)
            || site.Operand(0)?.Shape.Rank != 5)
            yield break;
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        for (int at = site.Index; at < spec.Steps.Count; at++)
        {
            string operation = site.Program.OperationOf(spec.Steps[at]);
            string deeper = operation.Replace("2D", "3D");
            if (deeper == operation || !Composite.All.ContainsKey(deeper))
                continue;
            ArgumentSpec[] arguments = site.Program.ArgumentsOf(spec.Steps[at]).ToArray();
            spec = SpecChange.Operation(spec, at, deeper, arguments);
        }

        yield return new Proposal(
            $"write {site.Operation.Replace("2D", "3D")}, and 3D for the pools and layers behind it: the input has "
            + "depth, height and width", spec, edits);
    }
}
