using Ml.Generators.Checking.Lints;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Predictions of every example for every other, [batch, batch], where there is a target for each: rows met columns on
/// the way, or rows were taken by the numbers of all.
/// </summary>
public sealed class EveryOther : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.Target || site.Operand(0)?.Shape is not { Rank: >= 2 } scores
            || scores[0].IsConstant || scores.Count(d => d == scores[0]) < 2)
            yield break;
        if (Squeezed(site, scores[0]) is { } all)
            yield return all;
        foreach (int at in site.Ancestors().OrderByDescending(s => s))
        {
            StepSpec step = site.Spec.Steps[at];
            if (SilentOuterProduct.Sides(site.Program, step, at) is { } sides)
            {
                Proposal squeezed = site.At(at).Before(sides.Column, "Squeeze", -1);
                yield return squeezed with
                {
                    Fix = $"{squeezed.Fix}: '{step.Text}' combines every element with every other",
                    Shown = -1,
                };
            }

            if (step.Operation == "Take" && Taken(site, at) is { } taken)
                yield return taken;
        }
    }

    /// <summary>Every column [batch, 1] on the way, as a row: biases of users and of items.</summary>
    private static Proposal? Squeezed(RepairSite site, Dim examples)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        List<string> told = [];
        foreach (int at in site.Ancestors().OrderByDescending(s => s))
        {
            StepSpec step = site.Spec.Steps[at];
            for (int operand = 0; step.Operands.Count == 2 && operand < 2; operand++)
            {
                if (!IsColumn(site.Program[step.Operands[operand]]?.Shape, examples)
                    || IsColumn(site.Program[step.Operands[1 - operand]]?.Shape, examples)
                    || site.CompositeOf(step) is null || step.Operation == "MatMul")
                    continue;
                spec = SpecChange.Before(spec, at, operand, "Squeeze", RepairSite.Arguments("Squeeze", [1]));
                edits.Add(new ModelEdit.Before(at, operand, "Squeeze", "1"));
                told.Insert(0, RepairSite.Call("Squeeze", site.ValueText(step.Operands[operand]), "1"));
            }
        }

        return edits.Count == 0 ? null : new Proposal(
            $"write {string.Join(" and ", told)}: a column beside a row makes a table of every example with every "
            + "other", spec, edits);
    }

    private static bool IsColumn(Shape? shape, Dim examples) =>
        shape is { Rank: 2 } && shape[0] == examples && shape[1] == Dim.One;

    /// <summary>One number of each row, by a number for each row.</summary>
    private static Proposal? Taken(RepairSite site, int at)
    {
        StepSpec step = site.Spec.Steps[at];
        if (site.Program[step.Operands[0]]?.Shape is not { Rank: 2 } rows || !rows[1].IsConstant
            || site.Program[step.Operands[1]]?.Shape is not { Rank: 1 } ids || ids[0] != rows[0])
            return null;
        int result = ProgramTypes.FirstValue(site.Spec, at);
        ModelSpec spec = SpecChange.Before(
            site.Spec, at, 1, "OneHot", RepairSite.Arguments("OneHot", [(int)rows[1].Value]));
        spec = SpecChange.Operation(spec, at + 1, "Multiply");
        spec = SpecChange.After(spec, at + 1, "Sum", RepairSite.Arguments("Sum", [1]));
        RepairSite own = site.At(at);
        return new Proposal(
            $"write Sum({own.OperandText(0)} * OneHot({own.OperandText(1)}, {rows[1]}), 1): Take gives the same rows "
            + "to all", spec, [], result + 2);
    }
}
