using System.Globalization;
using System.Text;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Testing.Declarations;

/// <summary>Writes a graph-form model as a user would: layers as partial methods, a Forward body of calls, a Loss.</summary>
public sealed class DeclarationWriter(string name) : IProgramWriter
{
    private readonly List<string> _layers = [];
    private readonly List<string> _statements = [];
    private readonly List<string> _inputs = [];
    private readonly List<string> _targets = [];
    private readonly List<(string Text, string Element)> _values = [];

    public string Name { get; } = name;

    /// <summary>C# of the Loss expression, over outputs and targets; null leaves Loss out.</summary>
    public string? Loss { get; set; }

    /// <summary>A parameter of Forward; its value's number.</summary>
    public int Input(string name, int[] shape, bool isInteger, bool withGradient) => Input(
        name, new TensorType(isInteger ? ElementType.Int32 : ElementType.Float32, new Shape([.. shape.Select(s => (Dim)s)])), withGradient);

    /// <summary>The same with sizes that may be names.</summary>
    public int Input(string name, TensorType type, bool withGradient)
    {
        string element = type.Element == ElementType.Int32 ? "int" : "float";
        _inputs.Add($"[{Sizes(type.Shape)}{(withGradient ? ", WithGradient" : "")}] {TypeOf(element)} {name}");
        return Add(name, element);
    }

    /// <summary>A parameter of Loss.</summary>
    public void Target(string name, int[] shape) =>
        Target(name, new TensorType(ElementType.Float32, new Shape([.. shape.Select(s => (Dim)s)])));

    /// <summary>The same with sizes that may be names.</summary>
    public void Target(string name, TensorType type) =>
        _targets.Add($"[{Sizes(type.Shape)}] {TypeOf(type.Element == ElementType.Int32 ? "int" : "float")} {name}");

    /// <summary>Another model as a layer.</summary>
    public int Use(string model, int repeat, int operand)
    {
        string method = $"Layer{Text(_layers.Count)}", local = $"v{_statements.Count}";
        _layers.Add($"[Use<{model}>{(repeat > 1 ? $"(repeat: {Text(repeat)})" : "")}] private partial Tensor {method}(Tensor x);");
        _statements.Add($"var {local} = {method}({_values[operand].Text});");
        return Add(local, "float");
    }

    public int Constant(double number) => Add(Number(number), "float");

    public int IntConstant(int number) => Add(number.ToString(CultureInfo.InvariantCulture), "int");

    public int Call(string operation, int[] operands, params (string Name, object Value)[] arguments)
    {
        Signature signature = Composite.All[operation].Signature;
        string[] texts = [.. operands.Select(o => _values[o].Text)];
        string call = signature.Weights.Count > 0 ? LayerCall(signature, texts, arguments)
            : signature.Operator is { } symbol ? OperatorCall(symbol["operator ".Length..], texts)
            : FunctionCall(signature, texts, arguments);
        string local = $"v{_statements.Count}";
        _statements.Add($"var {local} = {call};");
        string first = operands.Length > 0 ? _values[operands[0]].Element : "float";
        return Add(local, signature.ResultElement == "same" ? operation == "Select" ? _values[operands[1]].Element : first : signature.ResultElement);
    }

    /// <summary>What C# writes without a call, such as a cast or an indexer: "(Tensor){0}".</summary>
    public int Written(string format, int[] operands)
    {
        string local = $"v{_statements.Count}";
        string text = string.Format(CultureInfo.InvariantCulture, format, [.. operands.Select(o => _values[o].Text)]);
        _statements.Add($"Tensor {local} = {text};");
        return Add(local, "float");
    }

    /// <summary>Whether a value leaves the model as integers.</summary>
    public bool IsInteger(int value) => _values[value].Element == "int";

    /// <summary>The whole class.</summary>
    /// <param name="outputs">What Forward returns, in order: "output0", "output1", ...</param>
    public string Write(IReadOnlyList<int> outputs)
    {
        // What leaves a model is floats or integers: truth values leave as 1 and 0.
        string[] texts = [.. outputs.Select(o => _values[o].Element == "bool" ? $"(Tensor){_values[o].Text}" : _values[o].Text)];
        string[] types = [.. outputs.Select((o, i) => $"{(_values[o].Element == "int" ? "Tensor<int>" : "Tensor")} output{Text(i)}")];
        var text = new StringBuilder();
        text.Append("[Model]\npublic partial class ").Append(Name).Append("\n{\n");
        foreach (string layer in _layers)
            text.Append("    ").Append(layer).Append('\n');
        text.Append("    ").Append(types.Length == 1 ? types[0].Split(' ')[0] : $"({string.Join(", ", types)})")
            .Append(" Forward(").Append(string.Join(", ", _inputs)).Append(")\n    {\n");
        foreach (string statement in _statements)
            text.Append("        ").Append(statement).Append('\n');
        text.Append("        return ").Append(texts.Length == 1 ? texts[0] : $"({string.Join(", ", texts)})").Append(";\n    }\n");
        if (Loss is not null)
        {
            text.Append("    Tensor Loss(").Append(string.Join(", ", types.Concat(_targets))).Append(") => ").Append(Loss).Append(";\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A layer as an attribute: "Dense(units: 3)".</summary>
    public static string Attribute(string operation, (string Name, object Value)[] arguments)
    {
        string given = string.Join(", ", Given(Composite.All[operation].Signature, arguments));
        return given.Length > 0 ? $"{operation}({given})" : operation;
    }

    /// <summary>A call of a function.</summary>
    public static string Function(string operation, string[] operands, params (string Name, object Value)[] arguments) =>
        FunctionCall(Composite.All[operation].Signature, operands, arguments);

    private string LayerCall(Signature signature, string[] operands, (string Name, object Value)[] arguments)
    {
        string method = $"Layer{Text(_layers.Count)}";
        string parameters = string.Join(", ", signature.Operands.Take(operands.Length).Select(o => $"{TypeOf(o.Element)} {o.Name}"));
        _layers.Add($"[{Attribute(signature.Name, arguments)}] private partial Tensor {method}({parameters});");
        return $"{method}({string.Join(", ", operands)})";
    }

    private static string FunctionCall(Signature signature, string[] operands, (string Name, object Value)[] arguments)
    {
        // Any number of operands: they come last and have no name, so what must be given stands before them by position.
        bool many = signature.Operands.Any(o => o.IsParams);
        IEnumerable<string> named = many
            ? arguments.Select(a => Value(signature, a.Name, a.Value)).Concat(operands)
            : operands.Select((o, i) => $"{signature.Operands[i].Name}: {o}").Concat(Given(signature, arguments));
        return $"{signature.Name}({string.Join(", ", named)})";
    }

    private static string OperatorCall(string symbol, string[] operands) =>
        operands.Length == 1 ? $"{symbol}{operands[0]}" : $"{operands[0]} {symbol} {operands[1]}";

    private static IEnumerable<string> Given(Signature signature, (string Name, object Value)[] arguments) => arguments
        .Where(a => a.Value is not int[] { Length: 0 })
        .Select(a => $"{a.Name}: {Value(signature, a.Name, a.Value)}");

    private static string Value(Signature signature, string argument, object value)
    {
        Argument found = signature.Arguments.FirstOrDefault(a => a.Name == argument)
            ?? throw new ArgumentException($"'{signature.Name}' has no argument '{argument}'.", nameof(argument));
        return value switch
        {
            bool flag => flag ? "true" : "false",
            string choice => $"{found.EnumType}.{choice}",
            int[] many => $"new int[] {{ {string.Join(", ", many.Select(Text))} }}",
            Dim[] sizes => $"new int[] {{ {string.Join(", ", sizes.Select(s => s.ToString()))} }}",
            int whole when found.Kind == ArgumentKind.Number => Text(whole),
            _ when found.Kind is ArgumentKind.Float or ArgumentKind.Number => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            _ => Text(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        };
    }

    private static string Sizes(Shape shape) => shape.Rank == 0 ? "Shape" : $"Shape({string.Join(", ", shape.Select(SizeText))})";

    /// <summary>A size as a declaration has it: 3, or "batch".</summary>
    public static string SizeText(Dim size) => size.IsConstant ? size.ToString() : $"\"{size}\"";

    private static string TypeOf(string element) => element is "int" or "bool" ? $"Tensor<{element}>" : "Tensor";

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private int Add(string text, string element)
    {
        _values.Add((text, element));
        return _values.Count - 1;
    }
}
