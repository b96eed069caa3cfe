using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>SwapAxes or Unsqueeze on the way to the step, with another axis than the one that fits.</summary>
public sealed class MovedAxes : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.Broadcast or ProblemIds.InnerSizes or ProblemIds.Target))
            yield break;
        foreach (int at in site.Step.Operands.Reverse().SelectMany(o => site.Upstream(o).Take(2)).Distinct())
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Kind != StepKind.Function || step.Operands.Count == 0
                || site.Program[step.Operands[0]]?.Shape is not { } shape)
                continue;
            if (step.Operation == "SwapAxes" && shape.Rank >= 3)
                yield return Written(site, at, [("first", shape.Rank - 2), ("second", shape.Rank - 1)]);
            if (step.Operation == "Unsqueeze")
            {
                for (int axis = shape.Rank; axis >= 0; axis--)
                    yield return Written(site, at, [("axis", axis)]);
            }

            for (int axis = 1; step.Operation == "Stack" && axis <= shape.Rank; axis++)
                yield return Written(site, at, [("axis", axis)]);
        }
    }

    private static Proposal Written(RepairSite site, int at, (string Name, int Axis)[] axes)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        foreach ((string name, int axis) in axes)
        {
            spec = SpecChange.Argument(spec, at, name, new ArgumentValue.Number(axis));
            edits.Add(new ModelEdit.Argument(at, name, RepairSite.Text(axis)));
        }

        StepSpec step = site.Spec.Steps[at];
        string numbers = string.Join(", ", axes.Select(a => a.Axis));
        string call = step.Operation == "Stack" ? $"Stack({numbers}, ..)"
            : RepairSite.Call(step.Operation, site.ValueText(step.Operands[0]), numbers);
        return new Proposal(
            $"write {call} instead of {step.Text}", spec, edits, ProgramTypes.FirstValue(spec, at));
    }
}
