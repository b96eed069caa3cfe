using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A layer that is called for several inputs, one of which was declared with another width.</summary>
public sealed class SharedLayer : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Step.Kind != StepKind.Layer || site.Problem.Id != ProblemIds.InnerSizes
            || site.Step.Operands.Count != 1 || site.Operand(0)?.Shape is not { Rank: > 0 } given)
            yield break;
        Dim? other = site.Spec.Steps.Take(site.Index).Where(s => s.Kind == StepKind.Layer && s.Layer == site.Step.Layer)
            .Select(s => site.Program[s.Operands[0]]?.Shape).FirstOrDefault(s => s is { Rank: > 0 })?.At(-1);
        int value = site.Step.Operands[0];
        foreach (int step in site.Upstream(value))
            value = site.Spec.Steps[step].Operands.Count > 0 ? site.Spec.Steps[step].Operands[0] : value;
        if (other is null || site.Program.InputAt(value) is not { Shape: { Rank: > 0 } declared } input
            || declared.At(-1) != given.At(-1))
            yield break;
        Shape right = declared.With(declared.Rank - 1, other);
        yield return new Proposal(
            $"declare '{input.Name}' as {right}, as wide as what the layer is given before, or call a "
            + "second layer with it",
            SpecChange.Input(site.Spec, value, right), [new ModelEdit.InputShape(value, right)]);
    }
}
