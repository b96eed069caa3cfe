using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking;

/// <summary>
/// A sum that does not fit is a residual connection where both sides come from one value: then its branches differ, and
/// one of them is to be changed. A mask or a table of positions is not.
/// </summary>
internal static class ResidualBranches
{
    public static StepProblem Told(StepProblem found, ProgramTypes program)
    {
        if (found.Problem.Id != ProblemIds.Broadcast || found.Step < 0)
            return found;
        StepSpec step = program.Spec.Steps[found.Step];
        if (program.OperationOf(step) != "Add" || program[step.Operands[0]]?.Shape is not { } left
            || program[step.Operands[1]]?.Shape is not { } right || left.Rank != right.Rank
            || !AreBranches(program, step))
            return found;
        return program.At(found.Step, new ShapeProblem(
            ProblemIds.Residual,
            $"the branches that are added differ: {program.Giver(step, 0)} gives {left}, {program.Giver(step, 1)} "
            + $"gives {right}",
            "let both branches give the same shape, for example with a Dense or 1 x 1 convolution on the shortcut",
            Operand: 1, Expected: left.ToString(), Against: 0));
    }

    /// <summary>Whether one value leads to both operands.</summary>
    public static bool AreBranches(ProgramTypes program, StepSpec step) =>
        Sources(program, step.Operands[0]).Overlaps(Sources(program, step.Operands[1]));

    /// <summary>The value and all that it is made of.</summary>
    private static HashSet<int> Sources(ProgramTypes program, int value)
    {
        HashSet<int> sources = [];
        Stack<int> open = new([value]);
        while (open.Count > 0)
        {
            int next = open.Pop();
            if (!sources.Add(next) || program.InputAt(next) is not null)
                continue;
            foreach (int operand in program.Spec.Steps[program.StepOf(next)].Operands)
                open.Push(operand);
        }

        return sources;
    }
}
