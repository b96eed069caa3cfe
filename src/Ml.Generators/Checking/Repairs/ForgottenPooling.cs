using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A Dense that takes as many numbers as the image has channels: its places were to be averaged.</summary>
public sealed class ForgottenPooling : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "Dense" || site.Problem.Id is not (ProblemIds.InnerSizes or ProblemIds.OpenSize)
            || site.Program.InputAt(site.Step.Operands[0]) is not null)
            yield break;
        int at = site.Program.StepOf(site.Step.Operands[0]);
        StepSpec step = site.Spec.Steps[at];
        if (step.Operation != "Flatten" && site.Program.OperationOf(step) != "Flatten"
            || site.Program[step.Operands[0]]?.Shape is not { Rank: >= 3 and <= 5 } shape)
            yield break;
        if (site.Problem.Id == ProblemIds.OpenSize && !shape[0].IsConstant && site.Written(step, "from") == 0)
        {
            yield return new Proposal(
                "flatten the axes behind the examples: leave the 0 out",
                SpecChange.Argument(site.Spec, at, "from", new ArgumentValue.Number(1)),
                [new ModelEdit.Argument(at, "from", "1")], ProgramTypes.FirstValue(site.Spec, at));
        }

        int? inputs = site.Written(site.Step, "inputs");
        if (inputs is { } wanted ? shape[1] != wanted : shape.Skip(2).IsConstant)
            yield break;
        string pool = $"GlobalAveragePool{shape.Rank - 2}D";
        yield return new Proposal(
            site.Spec.IsSequential ? $"put {pool} instead of {step.Text}"
                : $"write {RepairSite.Call(pool, site.ValueText(step.Operands[0]), "")} instead of {step.Text}",
            SpecChange.Operation(site.Spec, at, pool), [new ModelEdit.Call(at, pool, "")],
            ProgramTypes.FirstValue(site.Spec, at));
    }
}
