using Ml.Generators.Checking.Repairs;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// One class to choose from: it is always the right one. A class loss over it is 0 and a softmax 1, whatever the model
/// gives, and nothing is learned.
/// </summary>
public sealed class SingleClass : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        int[] losses = Enumerable.Range(0, program.Spec.Steps.Count).Where(s => IsOne(program, s)).ToArray();
        foreach (int step in losses)
            yield return Found(program, step, "one class is always the right one, and the loss always 0");
        if (losses.Length > 0)
            yield break;
        for (int step = 0; step < program.Spec.Steps.Count; step++)
        {
            if (OverBatch.AxisOf(program, step) is { } axis
                && program[program.Spec.Steps[step].Operands[0]]!.Shape is { Rank: > 1 } shape
                && shape[axis] == Dim.One)
                yield return Found(program, step, $"there is one number along axis {axis}, and its share is always 1");
        }
    }

    /// <summary>Whether a step is a class loss with one class.</summary>
    internal static bool IsOne(ProgramTypes program, int step) =>
        program.ReadingOf(step) is { Target: TargetKind.Classes, ClassAxis: >= 0 and var axis }
        && program[program.Spec.Steps[step].Operands[0]]?.Shape is { } scores && scores.Rank > axis
        && scores[axis] == Dim.One;

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Program.ReadingOf(site.Index) is null && site.Operand(0)?.Shape is { } shape)
        {
            foreach (int axis in Enumerable.Range(1, shape.Rank - 1).Reverse().Where(a => shape[a] != Dim.One))
            {
                yield return new Proposal(
                    $"write {site.Operation}(.., {axis}), over the {shape[axis]}",
                    SpecChange.Argument(site.Spec, site.Index, "axis", new ArgumentValue.Number(axis)),
                    [new ModelEdit.Argument(site.Index, "axis", RepairSite.Text(axis))]);
            }
        }

        int made = site.Program.FirstOf(site.Index);
        if (site.Program.ReadingOf(site.Index) is null && Enumerable.Range(0, site.Spec.Steps.Count).Any(s =>
            site.Spec.Steps[s].Operands.Contains(made)
            && site.Program.ReadingOf(s) is { Target: not (TargetKind.Classes or TargetKind.YesNo) }))
        {
            yield return new Proposal(
                $"leave {site.Operation} out: the loss compares numbers", SpecChange.Without(site.Spec, site.Index),
                [new ModelEdit.Remove(site.Index)]);
        }

        if (site.Step.Arguments.Any(a => a.Name != "axis"))
            yield break;
        string other = site.Program.ReadingOf(site.Index) is null ? "Sigmoid" : "BinaryCrossEntropy";
        yield return new Proposal(
            site.Problem.Fix!, SpecChange.Operation(site.Spec, site.Index, other),
            [new ModelEdit.Call(site.Index, other, "")]);
    }

    private static StepProblem Found(ProgramTypes program, int index, string why)
    {
        StepSpec step = program.Spec.Steps[index];
        bool isLoss = program.ReadingOf(index) is not null;
        return program.At(index, new ShapeProblem(
            ProblemIds.SingleClass,
            $"'{program.OperationOf(step)}' is given {program[step.Operands[0]]!.Shape} from "
            + $"{program.Giver(step, 0)}: {why}",
            isLoss ? "write BinaryCrossEntropy for yes or no, or give as many scores as there are classes"
                : "write Sigmoid for yes or no, or another axis", Operand: ShapeProblem.Whole));
    }
}
