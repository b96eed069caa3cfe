using System.Globalization;
using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A softmax, or the length of a vector, along the batch: examples share what should be shared among classes or
/// positions, and what is predicted for one depends on the others. Tables of pairs, [batch, batch], are left alone, and
/// so are columns that are centred first: their angle is a correlation, which is one over the batch.
/// </summary>
public sealed class OverBatch : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        if (Batch.SizeOf(program) is not { } batch)
            yield break;
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            bool isLength = Lengths.Contains(program.OperationOf(step));
            if ((isLength ? WrittenAxis(program, step) : AxisOf(program, index)) is not { } axis
                || program[step.Operands[0]]!.Shape is not { Rank: > 1 } shape || shape[axis] != batch
                || shape.Count(d => d == batch) > 1 || (isLength && step.Operands.Any(o => IsCentred(program, o))))
                continue;
            int last = shape.Rank - 1;
            bool isDefault = Default(program.OperationOf(step)) is var own && (own == -1 || own == last);
            yield return program.At(index, new ShapeProblem(
                ProblemIds.OverBatch,
                $"'{program.OperationOf(step)}' over axis {axis} of {shape} adds up over the {batch}: examples depend "
                + "on each other",
                $"write axis: {last}" + (isDefault ? ", or leave it out for the last one" : ""), "axis",
                ShapeProblem.Whole));
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
        return Shares.Contains(program.OperationOf(step)) ? WrittenAxis(program, step) : null;
    }

    /// <summary>The axis that was written, or that it has by default.</summary>
    internal static int? WrittenAxis(ProgramTypes program, StepSpec step)
    {
        if (program[step.Operands[0]]?.Shape is not { Rank: > 0 and var rank })
            return null;
        int axis = program.ArgumentsOf(step).FirstOrDefault(a => a.Name == "axis")?.Value is ArgumentValue.Number number
            ? (int)number.Value : Default(program.OperationOf(step));
        axis = axis < 0 ? axis + rank : axis;
        return axis >= 0 && axis < rank ? axis : null;
    }

    private static int Default(string operation) => int.Parse(
        Composite.All[operation].Signature.Arguments.First(a => a.Name == "axis").Default!,
        CultureInfo.InvariantCulture);

    private static bool IsCentred(ProgramTypes program, int value) => program.InputAt(value) is null
        && program.OperationOf(program.Spec.Steps[program.StepOf(value)]) == "Subtract";

    private static readonly HashSet<string> Shares = new(StringComparer.Ordinal) { "Softmax", "LogSoftmax", "Softmin" };

    private static readonly HashSet<string> Lengths = new(StringComparer.Ordinal) { "CosineSimilarity", "Normalize" };
}
