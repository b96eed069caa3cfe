using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// [n] beside [n, 1] in a loss: broadcasting makes [n, n] of them, every example against every other, and the mean of
/// that trains something in silence. Where all pairs are meant, as in contrastive losses, they meet a product of
/// matrices or are written with the same number of axes on both sides.
/// </summary>
public sealed class SilentOuterProduct : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int step = program.Spec.ForwardSteps; step < program.Spec.Steps.Count; step++)
        {
            if (Find(program, program.Spec.Steps[step], step) is { } found)
                yield return program.At(step, found);
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (Sides(site.Program, site.Step, site.Index) is not { } sides)
            yield break;
        Proposal squeezed = site.Before(sides.Column, "Squeeze", -1);
        string declared = site.Program.InputAt(site.Step.Operands[sides.Row]) is { } row
            ? $", or declare '{row.Name}' as {site.Operand(sides.Column)!.Shape}" : "";
        yield return squeezed with { Fix = squeezed.Fix + declared, Shown = -1 };
    }

    private static ShapeProblem? Find(ProgramTypes program, StepSpec step, int index)
    {
        if (Sides(program, step, index) is not { } sides)
            return null;
        (int first, int second) = sides.Column < sides.Row ? (sides.Column, sides.Row) : (sides.Row, sides.Column);
        return new ShapeProblem(
            ProblemIds.SilentOuterProduct,
            $"'{step.Text}' combines {program[step.Operands[first]]!.Shape} from {program.Giver(step, first)} with "
            + $"{program[step.Operands[second]]!.Shape} from {program.Giver(step, second)} to "
            + $"{program[program.FirstOf(index)]!.Shape}: every element with every other",
            "give both sides the same number of axes", Operand: ShapeProblem.Whole);
    }

    /// <summary>The operand with the axis of size one, and the one without.</summary>
    internal static (int Column, int Row)? Sides(ProgramTypes program, StepSpec step, int index)
    {
        int result = program.FirstOf(index);
        return program[result]?.Shape is { } made && Outer(program, step, made) is { } sides
            && !MeetsPairs(program, result, made) ? sides : null;
    }

    private static (int Column, int Row)? Outer(ProgramTypes program, StepSpec step, Shape made)
    {
        for (int column = 0; column < step.Operands.Count; column++)
        {
            for (int row = 0; row < step.Operands.Count; row++)
            {
                if (program[step.Operands[column]]?.Shape is { } longer
                    && program[step.Operands[row]]?.Shape is { } shorter && IsOuter(longer, shorter, made))
                    return (column, row);
            }
        }

        return null;
    }

    /// <summary>One is the other's shape with an axis of size one at the end, and both are stretched.</summary>
    private static bool IsOuter(Shape longer, Shape shorter, Shape made) =>
        shorter.Rank >= 1 && longer.Rank == shorter.Rank + 1 && made.Rank == longer.Rank
        && longer.At(-1) == Dim.One && shorter.At(-1) != Dim.One
        && longer.Take(shorter.Rank).Equals(shorter) && made.At(-1) == made.At(-2);

    /// <summary>Whether all pairs are meant: the result meets another table of pairs, none of this kind.</summary>
    private static bool MeetsPairs(ProgramTypes program, int value, Shape made) =>
        program.Users(value).Any(user => user.Operands.Any(o => o != value && program[o]?.Shape.Equals(made) == true
            && (program.InputAt(o) is not null
                || Outer(program, program.Spec.Steps[program.StepOf(o)], made) is null)));
}
