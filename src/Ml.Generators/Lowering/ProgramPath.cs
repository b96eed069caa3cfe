using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>The way of shapes from an input to a value: the steps a mismatch message shows.</summary>
internal static class ProgramPath
{
    /// <summary>Follows the operand at fault, then every step's first operand that is no constant.</summary>
    public static IReadOnlyList<PathLine> To(ProgramLowering program, StepSpec failing, int operand)
    {
        ModelSpec spec = program.Spec;
        List<PathLine> lines = [];
        int? value = operand < failing.Operands.Count ? failing.Operands[operand] : Source(spec, failing);
        while (value is { } current && program[current] is { } expr)
        {
            if (InputAt(spec, current) is { } input)
            {
                lines.Add(new PathLine(input.Name, null, expr.Type));
                break;
            }

            StepSpec step = spec.Steps[StepOf(spec, current)];
            value = Source(spec, step);
            if (value is { } source && program[source] is { } from)
                lines.Add(new PathLine(step.Text, from.Shape, expr.Type));
        }

        lines.Reverse();
        return lines;
    }

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
            if (InputAt(spec, operand) is not null || spec.Steps[StepOf(spec, operand)].Kind != StepKind.Constant)
                return operand;
        }

        return null;
    }
}
