using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Testing;

/// <summary>Writes a model's specification as a test would say it: inputs, then targets, then calls, then what comes out.</summary>
public sealed class SpecBuilder(string name = "Model") : IProgramWriter
{
    private readonly List<InputSpec> _inputs = [];
    private readonly List<InputSpec> _targets = [];
    private readonly List<LayerSpec> _layers = [];
    private readonly List<StepSpec> _steps = [];
    private readonly List<ModelSpec> _models = [];
    private int _values;

    public PenaltySpec Penalties { get; set; } = PenaltySpec.None;

    /// <summary>An input of sizes as Dim reads them: "batch", "3".</summary>
    public int Input(string name, string sizes, ElementType element = ElementType.Float32, bool withGradient = true) =>
        Input(name, ShapeOf(sizes), element, withGradient);

    public int Input(string name, Shape shape, ElementType element = ElementType.Float32, bool withGradient = true)
    {
        if (_targets.Count > 0 || _steps.Count > 0)
            throw new InvalidOperationException("Inputs come first.");
        _inputs.Add(new InputSpec(name, element, shape, withGradient && element == ElementType.Float32));
        return _values++;
    }

    /// <summary>A target; its shape is inferred from the loss when null.</summary>
    public int Target(string name, Shape? shape, ElementType element = ElementType.Float32)
    {
        if (_steps.Count > 0)
            throw new InvalidOperationException("Targets come before calls.");
        _targets.Add(new InputSpec(name, element, shape, WithGradient: false));
        return _values++;
    }

    /// <summary>A function, or a layer of its own where the composite owns tensors.</summary>
    public int Call(string operation, int[] operands, params (string Name, object Value)[] arguments)
    {
        Signature signature = Composite.All[operation].Signature;
        ArgumentSpec[] specs = [.. arguments.Select(a => new ArgumentSpec(a.Name, ValueOf(signature, a.Name, a.Value)))];
        return signature.Weights.Count > 0
            ? Step(AddLayer(operation, specs, repeat: 0, operation.ToLowerInvariant() + (_layers.Count + 1)), operands)
            : Step(StepKind.Function, -1, operation, operands, specs, TextOf(operation, arguments));
    }

    public int Call(string operation, int operand, params (string Name, object Value)[] arguments) => Call(operation, [operand], arguments);

    /// <summary>A layer that can be called more than once.</summary>
    public int Layer(string label, string operation, params (string Name, object Value)[] arguments) => AddLayer(
        operation,
        [.. arguments.Select(a => new ArgumentSpec(a.Name, ValueOf(Composite.All[operation].Signature, a.Name, a.Value)))], 0, label);

    /// <summary>Another model as a layer.</summary>
    public int Use(string label, ModelSpec model, int repeat)
    {
        if (_models.All(m => m.FullName != model.FullName))
            _models.Add(model);
        return AddLayer(model.FullName, [], repeat, label);
    }

    public int Step(int layer, params int[] operands)
    {
        LayerSpec spec = _layers[layer];
        return Step(StepKind.Layer, layer, spec.Operation, operands, [], TextOf(spec));
    }

    public int Constant(double number) => Step(
        StepKind.Constant, -1, "Constant", [], [new ArgumentSpec("value", new ArgumentValue.Number(number))], $"{number}");

    public int IntConstant(int number) => Step(
        StepKind.Constant, -1, "Constant", [],
        [
            new ArgumentSpec("value", new ArgumentValue.Number(number)),
            new ArgumentSpec("element", new ArgumentValue.Choice("Int32")),
        ], $"{number}");

    public ModelSpec Build(int[] outputs, int loss = -1, int? forwardSteps = null) => new(
        "", default, name, $"public partial class {name}", _inputs.ToEquatableArray(), _targets.ToEquatableArray(),
        _layers.ToEquatableArray(), _steps.ToEquatableArray(), forwardSteps ?? _steps.Count,
        outputs.Select((o, i) => new OutputSpec(outputs.Length == 1 ? "output" : $"output{i}", o)).ToEquatableArray(),
        loss, Penalties, _models.ToEquatableArray());

    /// <summary>"batch, 3, 2 * time" as a shape; "" is a scalar.</summary>
    public static Shape ShapeOf(string sizes) =>
        new(sizes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Dim.Parse));

    private int AddLayer(string operation, ArgumentSpec[] arguments, int repeat, string label)
    {
        _layers.Add(new LayerSpec(label, "", operation, arguments.ToEquatableArray(), repeat, "", PenaltySpec.None));
        return _layers.Count - 1;
    }

    private int Step(StepKind kind, int layer, string operation, int[] operands, ArgumentSpec[] arguments, string text)
    {
        _steps.Add(new StepSpec(kind, layer, operation, operands.ToEquatableArray(), arguments.ToEquatableArray(), 1, text, 0));
        return _values++;
    }

    private static ArgumentValue ValueOf(Signature signature, string name, object value)
    {
        ArgumentKind kind = signature.Arguments.FirstOrDefault(a => a.Name == name || a.One == name)?.Kind
            ?? throw new ArgumentException($"'{signature.Name}' has no argument '{name}'.", nameof(name));
        return value switch
        {
            bool flag => new ArgumentValue.Flag(flag),
            string choice => new ArgumentValue.Choice(choice),
            Dim size => new ArgumentValue.Size(size),
            Dim[] sizes => new ArgumentValue.Sizes(sizes.ToEquatableArray()),
            int[] sizes when kind == ArgumentKind.Sizes => new ArgumentValue.Sizes(sizes.Select(s => (Dim)s).ToEquatableArray()),
            int[] numbers => new ArgumentValue.Numbers(numbers.Select(n => (double)n).ToEquatableArray()),
            _ => new ArgumentValue.Number(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    private static string TextOf(string operation, (string Name, object Value)[] arguments) => arguments.Length == 0
        ? operation
        : $"{operation}({string.Join(", ", arguments.Select(a => $"{a.Name}: {(a.Value is int[] many ? string.Join(" ", many) : a.Value)}"))})";

    private static string TextOf(LayerSpec layer) => layer.Arguments.Count == 0
        ? layer.Operation
        : $"{layer.Operation}({string.Join(", ", layer.Arguments.Select(a => $"{a.Name}: {Shown(a.Value)}"))})";

    private static string Shown(ArgumentValue value) => value switch
    {
        ArgumentValue.Number number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ArgumentValue.Flag flag => flag.Value ? "true" : "false",
        ArgumentValue.Choice choice => choice.Value,
        ArgumentValue.Numbers numbers => string.Join(" ", numbers.Values),
        _ => value.ToString()!,
    };
}
