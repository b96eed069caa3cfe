using System.Globalization;
using System.Text.Json;

namespace Ml.Conformance.Tests.Initialisers;

/// <summary>Statistics that freshly drawn weights must have, and the layer of ours that draws such weights.</summary>
internal sealed class InitialiserCase
{
    private readonly Dictionary<string, string> _hyperparameters = new(StringComparer.Ordinal);
    private readonly JsonElement _root;

    private InitialiserCase(string name, JsonElement root)
    {
        (Name, _root) = (name, root);
        foreach (JsonProperty item in root.GetProperty("hyperparameters").EnumerateObject())
            _hyperparameters[item.Name] = item.Value.GetString()!;
        Shape = root.TryGetProperty("shape", out JsonElement shape) && shape.ValueKind == JsonValueKind.Array
            ? [.. shape.EnumerateArray().Select(s => s.GetInt32())]
            : [];
    }

    public string Name { get; }

    public string Operator => _root.GetProperty("operator").GetString()!;

    public int[] Shape { get; }

    public string TypeName => "Init_" + string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>The tensor to look at: "weight" or "bias".</summary>
    public string Tensor => _hyperparameters.GetValueOrDefault("tensor", "weight");

    public static InitialiserCase Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return new InitialiserCase(Path.GetFileNameWithoutExtension(path), document.RootElement.Clone());
    }

    public double? Expected(string key) => Number("expected", key);

    public double? Tolerance(string key) => Number("tolerance", key);

    /// <summary>A model whose only layer has the tensor, or null when we have no such initialiser.</summary>
    public string? Source()
    {
        if (InitOf() is not { } init)
            return null;
        string type = TypeName;
        string layer = Value("layer") switch
        {
            "Embedding" => $"[Embedding({Shape[0]}, {Shape[1]}{init})] private partial Tensor Layer(Tensor<int> x);",
            _ when Tensor == "bias" => $"[Dense({Shape[0]})] private partial Tensor Layer(Tensor x);",
            _ when Shape.Length == 2 => $"[Dense({Shape[0]}{init})] private partial Tensor Layer(Tensor x);",
            _ when Shape.Length == 3 => $"[Conv1D({Shape[0]}, kernel: {Shape[2]}{Groups()}{init})] private partial Tensor Layer(Tensor x);",
            _ => $"[Conv2D({Shape[0]}, kernel: {Shape[2]}{Groups()}{init})] private partial Tensor Layer(Tensor x);",
        };
        string input = Value("layer") == "Embedding" ? "[Shape(3)] Tensor<int> x"
            : Tensor == "bias" ? $"[Shape(1, {Value("in_features")})] Tensor x"
            : $"[Shape({string.Join(", ", Shape.Skip(2).Prepend(Shape[1] * GroupCount()).Prepend(1))})] Tensor x";
        return $"[Model]\npublic partial class {type}\n{{\n    {layer}\n    Tensor Forward({input}) => Layer(x);\n}}\n";
    }

    /// <summary>The argument that chooses the initialiser; empty for a layer's own.</summary>
    private string? InitOf()
    {
        bool isPlain = Value("gain") is null or "1.0";
        bool isRelu = Value("nonlinearity") == "relu" && Value("mode") == "fan_in";
        return Operator switch
        {
            "DefaultInit" when Value("layer") is "Linear" or "Conv2d" or "Embedding" => "",
            "KaimingUniform" or "KaimingNormal" when isRelu => $", init: Init.{Operator}",
            "XavierUniform" or "XavierNormal" when isPlain => $", init: Init.{Operator}",
            "LecunUniform" or "LecunNormal" => $", init: Init.{Operator}",
            "Constant" when Value("value") == "0.0" => ", init: Init.Zeros",
            "Constant" when Value("value") == "1.0" => ", init: Init.Ones",
            _ => null,
        };
    }

    // A depthwise weight [channels, 1, ..] belongs to as many groups as channels.
    private int GroupCount() => Value("groups") is { } groups ? int.Parse(groups, CultureInfo.InvariantCulture)
        : Shape.Length > 2 && Shape[1] == 1 ? Shape[0] : 1;

    private string Groups() => GroupCount() is var groups and > 1 ? $", groups: {groups}" : "";

    private string? Value(string hyperparameter) => _hyperparameters.GetValueOrDefault(hyperparameter);

    private double? Number(string part, string key) =>
        _root.TryGetProperty(part, out JsonElement found) && found.ValueKind == JsonValueKind.Object
        && found.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
