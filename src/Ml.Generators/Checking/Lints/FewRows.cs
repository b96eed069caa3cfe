using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A table with fewer rows than the numbers that are looked up in it, where these are counted or found along an axis of
/// known size: positions of a sequence, the class that scores most.
/// </summary>
public sealed class FewRows : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (Missing(program, step) is not { } found)
                continue;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.FewRows,
                $"'{program.OperationOf(step)}' has {found.Rows} rows, but {program.Giver(step, 0)} gives numbers from "
                + $"0 to {found.Count - 1}",
                $"write {program.OperationOf(step)}({found.Count}, {found.Width})", "rows"));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (Missing(site.Program, site.Step) is not { } found)
            yield break;
        yield return new Proposal(
            site.Problem.Fix!,
            SpecChange.Argument(site.Spec, site.Index, "rows", new ArgumentValue.Number(found.Count)),
            [new ModelEdit.Argument(site.Index, "rows", RepairSite.Text((int)found.Count))]);
    }

    private static (double Rows, double Width, long Count)? Missing(ProgramTypes program, StepSpec step) =>
        program.OperationOf(step) is "Embedding" or "EmbeddingBag"
        && Number(program, step, "rows") is { } rows && Number(program, step, "width") is { } width
        && CountOf(program, step.Operands[0]) is { } count && count > rows ? (rows, width, count) : null;

    private static double? Number(ProgramTypes program, StepSpec step, string name) =>
        (program.ArgumentsOf(step).FirstOrDefault(a => a.Name == name)?.Value as ArgumentValue.Number)?.Value;

    /// <summary>How many numbers, from 0, a value is made of; null where that is not known.</summary>
    private static long? CountOf(ProgramTypes program, int value)
    {
        while (program.InputAt(value) is null)
        {
            StepSpec step = program.Spec.Steps[program.StepOf(value)];
            string operation = program.OperationOf(step);
            if (operation == "Range")
                return program[value]?.Shape[0] is { IsConstant: true } counted ? counted.Value : null;
            if (operation is "ArgMax" or "ArgMin")
            {
                return program[step.Operands[0]]?.Shape is { } searched
                    && searched[OverBatch.WrittenAxis(program, step)!.Value] is { IsConstant: true } size
                    ? size.Value : null;
            }

            // What cuts leaves fewer.
            if (!Whole.Contains(operation))
                return null;
            value = step.Operands[0];
        }

        return null;
    }

    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "SwapAxes", "BroadcastTo", "Tile", "Repeat", "Flip",
        "Roll",
    };
}
