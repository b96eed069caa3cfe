using System.Globalization;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>The step that fails, as repairs see it, and the changes that several of them propose.</summary>
public sealed class RepairSite(ProgramTypes program, StepProblem found)
{
    public ProgramTypes Program => program;

    public ModelSpec Spec => program.Spec;

    public ShapeProblem Problem => found.Problem;

    public int Index => found.Step;

    public StepSpec Step => Spec.Steps[found.Step];

    public string Operation => program.OperationOf(Step);

    /// <summary>What the step applies, or null for a model that is used.</summary>
    public Composite? Composite => CompositeOf(Step);

    /// <summary>As messages name it: "Dense(10)" of a stack, "Head" of a graph.</summary>
    public string Name => Spec.IsSequential ? Step.Text : NameOf(Step);

    public Composite? CompositeOf(StepSpec step) =>
        Composite.All.TryGetValue(program.OperationOf(step), out Composite? composite) ? composite : null;

    /// <summary>Whether a step slides a window that has no weights, or takes all places together.</summary>
    public bool IsPool(StepSpec step) => program.OperationOf(step).IndexOf("Pool", StringComparison.Ordinal) >= 0;

    public TensorType? Operand(int operand) => operand >= 0 && operand < Step.Operands.Count
        ? program[Step.Operands[operand]]
        : null;

    /// <summary>An integer argument that was written, or null.</summary>
    public int? Written(StepSpec step, string name) =>
        program.ArgumentsOf(step).FirstOrDefault(a => a.Name == name)?.Value switch
        {
            ArgumentValue.Number number => (int)number.Value,
            ArgumentValue.Numbers { Values.Count: 1 } numbers => (int)numbers.Values[0],
            _ => null,
        };

    /// <summary>A function over an operand before the step reads it.</summary>
    public Proposal Before(int operand, string function, params int[] arguments)
    {
        string list = string.Join(", ", arguments.Select(Text));
        ModelSpec changed = SpecChange.Before(Spec, Index, operand, function, Arguments(function, arguments));
        string fix = Spec.IsSequential
            ? $"put {Layer(function, list)} before {Step.Text}"
            : $"write {Call(function, OperandText(operand), list)}";
        return new Proposal(
            fix, changed, [new ModelEdit.Before(Index, operand, function, list)],
            SpecChange.Inserted(Spec, Index));
    }

    /// <summary>How the source writes an operand, as far as that is known.</summary>
    public string OperandText(int operand) => ValueText(Step.Operands[operand]);

    public string ValueText(int value) => program.InputAt(value)?.Name
        ?? (Spec.Steps[program.StepOf(value)] is var step && (step.Kind == StepKind.Constant || IsOperator(step))
            ? step.Text
            : NameOf(step) + "(..)");

    /// <summary>Whether the source has no name of a function: a sum, an indexer.</summary>
    private static bool IsOperator(StepSpec step) => step.Kind == StepKind.Function
        && !step.Text.StartsWith(step.Operation, StringComparison.Ordinal);

    /// <summary>A size as an argument: "28", or "image.Dim("batch")" of the first input that has it.</summary>
    public string SizeText(Dim size)
    {
        InputSpec? owner = size.IsConstant ? null
            : Spec.Inputs.Concat(Spec.Targets).FirstOrDefault(i => i.Shape?.Contains(size) == true);
        return owner is null ? size.ToString() : $"{owner.Name}.Dim(\"{size}\")";
    }

    /// <summary>The nearest layer that gave a value, behind functions of it: "'Up'".</summary>
    public string LayerText(int value)
    {
        foreach (int step in Upstream(value))
        {
            if (Spec.Steps[step].Kind == StepKind.Layer)
                return $"'{NameOf(Spec.Steps[step])}'";
        }

        return $"'{ValueText(value)}'";
    }

    /// <summary>Another step of the program, as the one at fault.</summary>
    public RepairSite At(int step) => new(program, found with { Step = step });

    /// <summary>"Transpose(0, 3, 1, 2)", "Flatten".</summary>
    public static string Layer(string function, string arguments) =>
        arguments.Length == 0 ? function : $"{function}({arguments})";

    public static string Call(string function, string operand, string arguments) =>
        $"{function}({operand}{(arguments.Length == 0 ? "" : ", " + arguments)})";

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The steps between a value and the inputs it comes from, nearest first, along first operands.</summary>
    public IEnumerable<int> Upstream(int value)
    {
        while (program.InputAt(value) is null)
        {
            int step = program.StepOf(value);
            yield return step;
            if (Spec.Steps[step].Operands.Count == 0)
                yield break;
            value = Spec.Steps[step].Operands[0];
        }
    }

    /// <summary>All steps that the operands are made by.</summary>
    public HashSet<int> Ancestors() => [.. Step.Operands.SelectMany(Above)];

    /// <summary>All steps that a value is made by.</summary>
    public HashSet<int> Above(int end)
    {
        HashSet<int> steps = [];
        Stack<int> open = new([end]);
        while (open.Count > 0)
        {
            int value = open.Pop();
            if (program.InputAt(value) is not null || !steps.Add(program.StepOf(value)))
                continue;
            foreach (int operand in Spec.Steps[program.StepOf(value)].Operands)
                open.Push(operand);
        }

        return steps;
    }

    /// <summary>The arguments of a function in the order in which its signature has them.</summary>
    public static ArgumentSpec[] Arguments(string function, IReadOnlyList<int> values)
    {
        IReadOnlyList<Argument> declared = Composite.All[function].Signature.Arguments;
        if (values.Count == 0)
            return [];
        return declared[0].Kind is ArgumentKind.Ints or ArgumentKind.Sizes
            ? [new ArgumentSpec(declared[0].Name, Numbers(values))]
            : values.Select((v, i) => new ArgumentSpec(declared[i].Name, new ArgumentValue.Number(v))).ToArray();
    }

    private static ArgumentValue.Numbers Numbers(IEnumerable<int> values) =>
        new(values.Select(v => (double)v).ToEquatableArray());

    private string NameOf(StepSpec step)
    {
        if (step.Kind != StepKind.Layer)
            return step.Operation;
        LayerSpec layer = Spec.Layers[step.Layer];
        return layer.Member.Length > 0 ? layer.Member : layer.Operation.Split('.').Last();
    }
}
