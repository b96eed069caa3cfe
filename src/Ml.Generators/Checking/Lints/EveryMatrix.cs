using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A vector of each example times a matrix of each example, [n, k] times [n, k, m]: vectors are rows of one matrix to a
/// product, which gives [n, n, m], every example with every matrix. Where all pairs are meant, what comes after needs
/// them, and the vectors by themselves do not fit.
/// </summary>
public sealed class EveryMatrix : Lint
{
    protected override bool NeedsAdvice => true;

    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (program.OperationOf(step) != "MatMul"
                || program[step.Operands[0]]?.Shape is not { Rank: 2 } rows
                || program[step.Operands[1]]?.Shape is not { Rank: 3 } matrices
                || rows[0].IsConstant || matrices[0] != rows[0])
                continue;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.EveryMatrix,
                $"'{step.Text}' multiplies each row of {rows} with each matrix of {matrices}, which gives "
                + $"{program[program.FirstOf(index)]?.Shape}",
                "give each row a matrix of its own: Unsqueeze(.., 1)", Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        Proposal before = site.Before(0, "Unsqueeze", 1);
        yield return before with
        {
            Fix = $"{before.Fix}, and Squeeze(1) behind it",
            Spec = SpecChange.After(
                before.Spec, site.Index + 1, "Squeeze", RepairSite.Arguments("Squeeze", [1])),
            Edits = [.. before.Edits, new ModelEdit.After(site.Index, "Squeeze", "1")],
            Shown = -1,
        };
        yield return before;
    }
}
