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
            {
                yield return program.At(step, found.Problem) with
                {
                    Edits = [new ModelEdit.Before(step, found.Column, "Squeeze", "-1")],
                };
            }
        }
    }

    private static (ShapeProblem Problem, int Column)? Find(ProgramTypes program, StepSpec step, int index)
    {
        int result = ProgramTypes.FirstValue(program.Spec, index);
        if (step.Operands.Count != 2 || program[step.Operands[0]]?.Shape is not { } left
            || program[step.Operands[1]]?.Shape is not { } right || program[result]?.Shape is not { } made
            || !IsOuter(left, right, made) || MeetsPairs(program, result, made))
        {
            return null;
        }

        int column = left.Rank > right.Rank ? 0 : 1, row = 1 - column;
        return (new ShapeProblem(
            ProblemIds.SilentOuterProduct,
            $"'{step.Text}' combines {left} from {program.Giver(step, 0)} with {right} from {program.Giver(step, 1)} "
            + $"to {made}: every element with every other",
            $"write Squeeze({Name(program, step, column)}, -1), or declare {program.Giver(step, row)} as "
            + $"{(column == 0 ? left : right)}",
            Operand: ShapeProblem.Whole), column);
    }

    /// <summary>One is the other's shape with an axis of size one at the end, and both are stretched.</summary>
    private static bool IsOuter(Shape left, Shape right, Shape made)
    {
        (Shape longer, Shape shorter) = left.Rank > right.Rank ? (left, right) : (right, left);
        return shorter.Rank >= 1 && longer.Rank == shorter.Rank + 1 && made.Rank == longer.Rank
            && longer.At(-1) == Dim.One && shorter.At(-1) != Dim.One
            && longer.Take(shorter.Rank).Equals(shorter) && made.At(-1) == made.At(-2);
    }

    /// <summary>Whether all pairs are meant: the result meets another table of pairs.</summary>
    private static bool MeetsPairs(ProgramTypes program, int value, Shape made) =>
        program.Users(value).Any(user => user.Operands.Any(o => o != value && program[o]?.Shape.Equals(made) == true));

    private static string Name(ProgramTypes program, StepSpec step, int operand) =>
        program.InputAt(step.Operands[operand])?.Name ?? program.Giver(step, operand).Trim('\'') + "(..)";
}
