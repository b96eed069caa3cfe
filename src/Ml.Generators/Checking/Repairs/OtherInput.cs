using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A layer that reads another input than was meant: values of the decoder beside keys of the encoder. What nothing else
/// reads is meant here.
/// </summary>
public sealed class OtherInput : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.Broadcast or ProblemIds.InnerSizes) || site.Step.Operands.Count != 2
            || site.Composite is null)
            yield break;
        foreach (int at in site.Upstream(site.Step.Operands[1]).Concat(site.Upstream(site.Step.Operands[0])).Distinct())
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Kind != StepKind.Layer || step.Operands.Count != 1
                || site.Program.InputAt(step.Operands[0]) is not { } now
                || site.Program.Users(step.Operands[0]).Count() < 2)
                continue;
            for (int other = 0; other < site.Spec.Inputs.Count; other++)
            {
                InputSpec input = site.Spec.Inputs[other];
                if (other == step.Operands[0] || input.Element != now.Element || input.Shape?.Rank != now.Shape?.Rank)
                    continue;
                yield return new Proposal(
                    $"let '{site.Spec.Layers[step.Layer].Member}' read {input.Name} instead of {now.Name}",
                    SpecChange.Step(site.Spec, at, step with { Operands = EquatableArray.Of(other) }),
                    [], ProgramTypes.FirstValue(site.Spec, at));
            }
        }
    }
}
