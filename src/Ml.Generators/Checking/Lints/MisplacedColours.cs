using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// Axes of an image that is given with its colours last, moved so that they still do not stand in axis 1: the order for
/// the way back, mostly. The convolution behind it takes columns for channels.
/// </summary>
public sealed class MisplacedColours : Lint
{
    private const int MostColours = 4;
    private const int Axes = 4;

    private static readonly int[] FromLast = [0, 3, 1, 2];

    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (step.Operands.Count != 1 || program.InputAt(step.Operands[0]) is not { Shape: { } image } input
                || !HasColoursLast(image) || Order(program, step) is not { } order
                || order[0] != 0 || order[1] == Axes - 1
                || Reader(program, program.FirstOf(index)) is not { } layer)
                continue;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.OtherChannels,
                $"'{program.OperationOf(layer)}' takes axis 1 of {program[program.FirstOf(index)]!.Shape} for the "
                + $"channels, which has {image[order[1]]}; '{input.Name}' has {image[Axes - 1]} in its last axis",
                $"write Transpose({string.Join(", ", FromLast)}), which puts the {image[Axes - 1]} first",
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        string list = string.Join(", ", FromLast);
        yield return new Proposal(
            site.Spec.IsSequential ? $"write Transpose({list})" : $"write Transpose({site.OperandText(0)}, {list})",
            SpecChange.Operation(
                site.Spec, site.Index, "Transpose", RepairSite.Arguments("Transpose", FromLast)),
            [new ModelEdit.Call(site.Index, "Transpose", list)], site.Program.FirstOf(site.Index));
    }

    /// <summary>Which axis of four each axis of the result is.</summary>
    private static int[]? Order(ProgramTypes program, StepSpec step)
    {
        int[] numbers = program.ArgumentsOf(step).SelectMany(a => a.Value switch
        {
            ArgumentValue.Number one => [one.Value],
            ArgumentValue.Numbers all => all.Values,
            _ => Enumerable.Empty<double>(),
        }).Select(n => n < 0 ? (int)n + Axes : (int)n).ToArray();
        if (numbers.Any(n => n is < 0 or >= Axes))
            return null;
        switch (program.OperationOf(step))
        {
            case "Transpose" when numbers.Length == Axes:
                return numbers;
            case "SwapAxes" when numbers.Length == 2:
                int[] order = [0, 1, 2, 3];
                (order[numbers[0]], order[numbers[1]]) = (numbers[1], numbers[0]);
                return order;
            default:
                return null;
        }
    }

    /// <summary>Numbers only: a convolution needs to know its channels.</summary>
    private static bool HasColoursLast(Shape shape) => shape.Rank == Axes
        && shape[Axes - 1] is { IsConstant: true, Value: 1 or 3 or MostColours }
        && shape.Skip(1).Take(2).All(d => d is { IsConstant: true, Value: > MostColours });

    /// <summary>The layer of images that a value comes to, through what keeps its shape.</summary>
    private static StepSpec? Reader(ProgramTypes program, int value)
    {
        while (program.Users(value).ToArray() is { Length: 1 } users && users[0] is var user
            && Composite.All.TryGetValue(program.OperationOf(user), out Composite? composite))
        {
            if (composite.Signature.HasChannelsFirst)
                return user;
            int next = program.FirstOf(IndexOf(program.Spec, user));
            if (program[next]?.Shape is not { } shape || !shape.Equals(program[value]?.Shape))
                return null;
            value = next;
        }

        return null;
    }

    private static int IndexOf(ModelSpec spec, StepSpec step) =>
        Enumerable.Range(0, spec.Steps.Count).First(i => ReferenceEquals(spec.Steps[i], step));
}
