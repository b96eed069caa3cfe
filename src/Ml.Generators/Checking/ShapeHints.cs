using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking;

/// <summary>What shape each step of a model gives, as far as it can be followed: shown on request.</summary>
public static class ShapeHints
{
    /// <summary>One hint for each place of the source; what rounds of a loop give is told together.</summary>
    public static IReadOnlyList<(int Step, string Text)> Of(ModelSpec spec)
    {
        ProgramTypes program = ModelLowering.Follow(spec).Types;
        return Enumerable.Range(0, spec.Steps.Count)
            .Where(s => spec.Steps[s].Kind != StepKind.Constant && Given(program, s) is not null)
            .GroupBy(s => spec.Steps[s].Place)
            .Select(g => (g.First(), $"{spec.Steps[g.First()].Text} gives "
                + string.Join(", then ", g.Select(s => Given(program, s)).Distinct(StringComparer.Ordinal))))
            .ToArray();
    }

    private static string? Given(ProgramTypes program, int step)
    {
        int first = program.FirstOf(step), count = program.Spec.Steps[step].Results;
        TensorType?[] types = Enumerable.Range(first, count).Select(v => program[v]).ToArray();
        return types.Contains(null) ? null
            : count == 1 ? types[0]!.ToString() : $"({string.Join(", ", types.Select(t => t!.ToString()))})";
    }
}
