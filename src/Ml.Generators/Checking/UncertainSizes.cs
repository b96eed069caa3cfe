using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking;

/// <summary>
/// Sizes that lowering had to assume equal because a division rounds: one problem a step, in the words of the step
/// itself. What is made of such a step and assumes again is not reported again.
/// </summary>
internal static class UncertainSizes
{
    public static IEnumerable<StepProblem> Find(LoweringResult lowered)
    {
        ProgramTypes program = lowered.Types;
        HashSet<int> following = [];
        foreach (IGrouping<int, StepAssumption> group in lowered.Unproven.GroupBy(a => a.Step).OrderBy(g => g.Key))
        {
            bool follows = program.Spec.Steps[group.Key].Operands.Any(following.Contains);
            Follow(program, following, group.Key);
            if (!follows)
                yield return program.At(group.Key, Problem(program, group.Key, group.Select(a => a.Assumption)));
        }
    }

    private static ShapeProblem Problem(ProgramTypes program, int index, IEnumerable<ShapeAssumption> assumed)
    {
        // A layer is made of several operations, each of which assumes the same in its own way: the first speaks.
        ShapeAssumption[] all = assumed.ToArray();
        ShapeAssumption[] own = all.Where(a => a.Reason == all[0].Reason).Distinct().ToArray();
        string pairs = string.Join(", and ", own.Select(a => $"{a.Left} and {a.Right}"));
        (string? argument, int operand) = Blame(program, program.Spec.Steps[index]);
        return new ShapeProblem(
            ProblemIds.UnprovenSizes,
            $"{own[0].Reason}: {pairs}{(own.Length > 1 ? "," : "")} are not provably equal, which is checked when the "
            + "model runs",
            "make the sizes multiples of what they are divided by, or let this be checked", argument, operand,
            Against: operand > 0 ? 0 : -1);
    }

    /// <summary>An operator as a whole; of a call the shape that is wanted, or the last operand.</summary>
    private static (string? Argument, int Operand) Blame(ProgramTypes program, StepSpec step)
    {
        string operation = program.OperationOf(step);
        if (step.Kind == StepKind.Function && !step.Text.StartsWith(operation, StringComparison.Ordinal))
            return (null, ShapeProblem.Whole);
        if (Composite.All.TryGetValue(operation, out Composite? composite)
            && composite.Signature.Arguments.FirstOrDefault(a => a.Kind == ArgumentKind.Sizes) is { } sizes)
            return (sizes.Name, 0);
        return (null, Math.Min(1, step.Operands.Count - 1));
    }

    private static void Follow(ProgramTypes program, HashSet<int> following, int step)
    {
        for (int i = step; i < program.Spec.Steps.Count; i++)
        {
            StepSpec later = program.Spec.Steps[i];
            if (i == step || later.Operands.Any(following.Contains))
            {
                following.UnionWith(
                    Enumerable.Range(ProgramTypes.FirstValue(program.Spec, i), later.Results));
            }
        }
    }
}
