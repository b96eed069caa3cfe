using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>The way of shapes from an input to a value: the steps a mismatch message shows.</summary>
internal static class ProgramPath
{
    /// <summary>To the operand at fault; where two do not fit each other, to both, one after the other.</summary>
    public static IReadOnlyList<PathLine> To(ProgramLowering program, StepSpec failing, ShapeProblem problem)
    {
        ModelSpec spec = program.Spec;
        int[] ends = new[] { problem.Against, problem.Operand }.Where(o => o >= 0 && o < failing.Operands.Count)
            .OrderBy(o => o).Select(o => failing.Operands[o]).Where(v => !IsConstant(spec, v)).Distinct().ToArray();
        if (ends.Length == 0)
            return Source(spec, failing) is { } source ? To(program, source) : [];
        IReadOnlyList<PathLine> first = To(program, ends[0]);
        if (ends.Length == 1)
            return first;
        IReadOnlyList<PathLine> second = To(program, ends[1]);

        // A residual connection's branches share their beginning: the longer path tells both.
        return IsPrefix(first, second) ? second : IsPrefix(second, first) ? first : [.. first, .. second];
    }

    /// <summary>Follows every step's first operand that is no constant.</summary>
    private static List<PathLine> To(ProgramLowering program, int end)
    {
        ModelSpec spec = program.Spec;
        List<PathLine> lines = [];
        int? value = end;
        while (value is { } current && program[current] is { } expr)
        {
            if (InputAt(spec, current) is { } input)
            {
                lines.Add(new PathLine(input.Name, null, expr.Type));
                break;
            }

            StepSpec step = spec.Steps[StepOf(spec, current)];
            value = Source(spec, step);
            Shape? from = value is { } source ? program[source]?.Shape : null;
            lines.Add(new PathLine(step.Text, from, expr.Type));
        }

        lines.Reverse();
        return lines;
    }

    private static bool IsPrefix(IReadOnlyList<PathLine> start, IReadOnlyList<PathLine> whole) =>
        start.Count <= whole.Count && start.SequenceEqual(whole.Take(start.Count));

    /// <summary>The step that gives a value which is no input.</summary>
    public static int StepOf(ModelSpec spec, int value)
    {
        int next = spec.Inputs.Count + spec.Targets.Count;
        for (int i = 0; i < spec.Steps.Count; i++)
        {
            next += spec.Steps[i].Results;
            if (value < next)
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, $"'{spec.Name}' has {next} values.");
    }

    private static InputSpec? InputAt(ModelSpec spec, int value) =>
        value < spec.Inputs.Count ? spec.Inputs[value]
        : value < spec.Inputs.Count + spec.Targets.Count ? spec.Targets[value - spec.Inputs.Count]
        : null;

    private static int? Source(ModelSpec spec, StepSpec step)
    {
        foreach (int operand in step.Operands)
        {
            if (!IsConstant(spec, operand))
                return operand;
        }

        return null;
    }

    private static bool IsConstant(ModelSpec spec, int value) =>
        InputAt(spec, value) is null && spec.Steps[StepOf(spec, value)].Kind == StepKind.Constant;
}
