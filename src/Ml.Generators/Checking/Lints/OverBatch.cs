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
            if (Reduced(program, index, batch) is { } over)
            {
                yield return program.At(index, new ShapeProblem(
                    ProblemIds.OverBatch,
                    $"'{program.OperationOf(step)}' over axis 0 of {over} takes all of the {batch} together: "
                    + "nothing is predicted for an example", "write axis 1", "axes", ShapeProblem.Whole));
                continue;
            }

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
        if (site.Problem.Argument == "axes")
        {
            yield return new Proposal(
                $"write axis 1, the {site.Operand(0)!.Shape[1]}",
                SpecChange.Argument(
                    site.Spec, site.Index, "axes", new ArgumentValue.Numbers(EquatableArray.Of(1.0))),
                [
                    site.Spec.IsSequential ? new ModelEdit.Call(site.Index, site.Operation, "1")
                        : new ModelEdit.Argument(site.Index, "axes", "1"),
                ]);
            yield break;
        }

        int last = site.Operand(0)!.Shape.Rank - 1;
        yield return new Proposal(
            site.Problem.Fix!, SpecChange.Argument(site.Spec, site.Index, "axis", new ArgumentValue.Number(last)),
            [new ModelEdit.Argument(site.Index, "axis", RepairSite.Text(last))]);
    }

    /// <summary>
    /// What a step of Forward takes together along the batch, where that leaves no output with it: the statistics of a
    /// batch are used beside its examples.
    /// </summary>
    private static Shape? Reduced(ProgramTypes program, int index, Dim batch)
    {
        StepSpec step = program.Spec.Steps[index];
        return index < program.Spec.ForwardSteps && program.Spec.Loss >= 0 && step.Operands.Count == 1
            && program[step.Operands[0]]?.Shape is { Rank: >= 3 } shape && shape[0] == batch
            && Composite.All.TryGetValue(program.OperationOf(step), out Composite? composite)
            && composite.Signature.Arguments.Any(a => a.Name == "keep")
            && program.ArgumentsOf(step).FirstOrDefault(a => a.Name == "axes")?.Value
                is ArgumentValue.Numbers { Values: { Count: 1 } axes } && axes[0] == 0
            && program.Spec.Outputs.All(o => program[o.Value]?.Shape.Contains(batch) == false)
                ? shape : null;
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
