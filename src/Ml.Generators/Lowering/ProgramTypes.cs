using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// The types of a program's values, as far as they are known: what messages and lints ask. Where a value comes from,
/// and the way of shapes that leads to it.
/// </summary>
/// <param name="readings">What a loss that gives a value says of how it compares.</param>
/// <param name="flow">Where the gradient of the loss goes.</param>
public sealed class ProgramTypes(
    ModelSpec spec, IReadOnlyList<TensorType?> types, Func<int, LossReading?>? readings = null,
    Func<GradientFlow?>? flow = null)
{
    private readonly int _inputs = spec.Inputs.Count + spec.Targets.Count;
    private int[]? _firsts;

    public ModelSpec Spec => spec;

    /// <summary>The type of a value by its number; null where it is not computed, or failed.</summary>
    public TensorType? this[int value] => value >= 0 && value < types.Count ? types[value] : null;

    /// <summary>How a step that is a loss reads what it is given; null for any other.</summary>
    public LossReading? ReadingOf(int step) => readings?.Invoke(FirstOf(step));

    /// <summary>Where the gradient of the loss goes; null without a loss, or where that does not fit.</summary>
    public GradientFlow? Flow => flow?.Invoke();

    /// <summary>Whether an operand is a target whose shape is left to its loss.</summary>
    public bool IsInferred(StepSpec step, int operand)
    {
        int target = operand < step.Operands.Count ? step.Operands[operand] - spec.Inputs.Count : -1;
        return target >= 0 && target < spec.Targets.Count && spec.Targets[target].Shape is null;
    }

    /// <summary>The number of a step's first result.</summary>
    public static int FirstValue(ModelSpec spec, int step) =>
        spec.Inputs.Count + spec.Targets.Count + spec.Steps.Take(step).Sum(s => s.Results);

    /// <summary>The input or target that a value is, or null for a step's.</summary>
    public InputSpec? InputAt(int value) => value < spec.Inputs.Count ? spec.Inputs[value]
        : value < _inputs ? spec.Targets[value - spec.Inputs.Count]
        : null;

    /// <summary>The index of the step that gives a value which is no input.</summary>
    public int StepOf(int value)
    {
        int found = Array.BinarySearch(Firsts, value), step = found >= 0 ? found : ~found - 1;
        return step >= 0 && step < spec.Steps.Count ? step : throw new ArgumentOutOfRangeException(
            nameof(value), value, $"'{spec.Name}' has {Firsts[spec.Steps.Count]} values.");
    }

    /// <summary>The number of a step's first result; lints ask for each step.</summary>
    public int FirstOf(int step) => Firsts[step];

    /// <summary>The steps that read a value.</summary>
    public IEnumerable<StepSpec> Users(int value) => spec.Steps.Where(s => s.Operands.Contains(value));

    /// <summary>What a step applies: a composite's name, or the full name of the model that it uses.</summary>
    public string OperationOf(StepSpec step) =>
        step.Kind == StepKind.Layer ? spec.Layers[step.Layer].Operation : step.Operation;

    /// <summary>What was written for a step, of its layer and of its own.</summary>
    public IEnumerable<ArgumentSpec> ArgumentsOf(StepSpec step) => step.Kind == StepKind.Layer
        ? spec.Layers[step.Layer].Arguments.Concat(step.Arguments)
        : step.Arguments;

    /// <summary>What gives an operand, as messages name it: an input, a layer or a function.</summary>
    public string Giver(StepSpec step, int operand)
    {
        if (operand >= step.Operands.Count)
            return "the input";
        int value = ShapedBy(step.Operands[operand]);
        if (InputAt(value) is { } input)
            return $"'{input.Name}'";
        StepSpec giver = spec.Steps[StepOf(value)];
        LayerSpec? layer = giver.Kind == StepKind.Layer ? spec.Layers[giver.Layer] : null;
        return layer is null ? $"'{giver.Operation}'"
            : layer.Member.Length > 0 ? $"'{layer.Member}'" : $"'{layer.Operation.Split('.').Last()}'";
    }

    /// <summary>
    /// A problem of a step, with the way to the operand at fault; where two do not fit each other, to both.
    /// </summary>
    public StepProblem At(int step, ShapeProblem problem)
    {
        if (step < 0)
            return new StepProblem(problem, step, new PathLine("Loss", null, null, spec.Loss), []);
        StepSpec failing = spec.Steps[step];
        var last = new PathLine(failing.Text, null, null, FirstValue(spec, step));
        return new StepProblem(problem, step, last, PathTo(failing, problem));
    }

    private IReadOnlyList<PathLine> PathTo(StepSpec failing, ShapeProblem problem)
    {
        int[] named = problem.Operand == ShapeProblem.Whole ? [0, 1] : [problem.Against, problem.Operand];
        int[] ends = named.Where(o => o >= 0 && o < failing.Operands.Count)
            .OrderBy(o => o).Select(o => failing.Operands[o]).Where(v => !IsConstant(v)).Distinct().ToArray();
        if (ends.Length == 0)
            return Source(failing) is { } source ? PathTo(source) : [];
        IReadOnlyList<PathLine> first = PathTo(ends[0]);
        if (ends.Length == 1)
            return first;
        IReadOnlyList<PathLine> second = PathTo(ends[1]);

        // Branches share their beginning: where one goes on from the other it tells both, else the second starts at the
        // fork.
        int shared = first.Zip(second, (a, b) => a == b).TakeWhile(same => same).Count();
        if (shared == first.Count || shared == second.Count)
            return shared == first.Count ? second : first;
        return shared == 0
            ? [.. first, .. second]
            : [.. first, second[shared - 1] with { From = null }, .. second.Skip(shared)];
    }

    /// <summary>Follows every step's first operand that is no constant.</summary>
    private List<PathLine> PathTo(int end)
    {
        List<PathLine> lines = [];
        int? value = end;
        while (value is { } current && this[current] is { } type)
        {
            if (InputAt(current) is { } input)
            {
                lines.Add(new PathLine(input.Name, null, type, current));
                break;
            }

            StepSpec step = spec.Steps[StepOf(current)];
            value = Source(step);
            Shape? from = value is { } source ? this[source]?.Shape : null;
            lines.Add(new PathLine(step.Text, from, type, current));
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>
    /// Back over functions that left the shape as it was: an activation or dropout is not where a size comes from.
    /// </summary>
    private int ShapedBy(int value)
    {
        while (value >= _inputs
            && spec.Steps[StepOf(value)] is { Kind: StepKind.Function, Operands: { Count: 1 } from }
            && this[from[0]] is { } before && this[value] is { } after && before.Shape.Equals(after.Shape))
        {
            value = from[0];
        }

        return value;
    }

    private int? Source(StepSpec step)
    {
        foreach (int operand in step.Operands)
        {
            if (!IsConstant(operand))
                return operand;
        }

        return null;
    }

    /// <summary>The first value of each step, and how many there are in all.</summary>
    private int[] Firsts
    {
        get
        {
            if (_firsts is { } known)
                return known;
            var firsts = new int[spec.Steps.Count + 1];
            firsts[0] = _inputs;
            for (int i = 0; i < spec.Steps.Count; i++)
                firsts[i + 1] = firsts[i] + spec.Steps[i].Results;
            return _firsts = firsts;
        }
    }

    private bool IsConstant(int value) =>
        InputAt(value) is null && spec.Steps[StepOf(value)].Kind == StepKind.Constant;
}
