using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A softmax along the batch: examples share what should be shared among classes or positions, and what is predicted
/// for one depends on the others. Tables of pairs, [batch, batch], are left alone.
/// </summary>
public sealed class SoftmaxOverBatch : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        if (Batch.SizeOf(program) is not { } batch)
            yield break;
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (AxisOf(program, index) is not { } axis
                || program[step.Operands[0]]!.Shape is not { Rank: > 1 } shape || shape[axis] != batch
                || shape.Count(d => d == batch) > 1)
                continue;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.SoftmaxOverBatch,
                $"'{program.OperationOf(step)}' over axis {axis} of {shape} adds up over the {batch}: examples depend "
                + "on each other",
                $"write axis: {shape.Rank - 1}, or leave it out for the last one", "axis", ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int last = site.Operand(0)!.Shape.Rank - 1;
        yield return new Proposal(
            site.Problem.Fix!, SpecChange.Argument(site.Spec, site.Index, "axis", new ArgumentValue.Number(last)),
            [new ModelEdit.Argument(site.Index, "axis", RepairSite.Text(last))]);
    }

    /// <summary>The axis along which a step makes shares, or null for any other step.</summary>
    internal static int? AxisOf(ProgramTypes program, int index)
    {
        StepSpec step = program.Spec.Steps[index];
        if (!Names.Contains(program.OperationOf(step))
            || program[step.Operands[0]]?.Shape is not { Rank: > 0 and var rank })
            return null;
        int axis = program.ArgumentsOf(step).FirstOrDefault(a => a.Name == "axis")?.Value is ArgumentValue.Number number
            ? (int)number.Value : -1;
        axis = axis < 0 ? axis + rank : axis;
        return axis >= 0 && axis < rank ? axis : null;
    }

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Softmax", "LogSoftmax", "Softmin" };
}
