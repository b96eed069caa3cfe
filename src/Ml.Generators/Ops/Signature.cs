namespace Ml.Generators.Ops;

/// <summary>
/// In which forms a composite can be written. The surface (attributes, functions) is emitted from this.
/// </summary>
[Flags]
public enum Forms
{
    None = 0,

    /// <summary>An attribute: a layer of the sequential form, or on a partial method of the graph form.</summary>
    Layer = 1,

    /// <summary>A function of a Forward or Loss body.</summary>
    Function = 2,

    /// <summary>An attribute that closes a sequential model, taking a target; also a function.</summary>
    Loss = 4,
}

public enum ArgumentKind
{
    Int,
    Float,

    /// <summary>A number of the operand's elements: a float, or an int where those are whole numbers.</summary>
    Number,
    Bool,
    Text,

    /// <summary>
    /// A member of an enumeration declared in Ml.Attributes; <see cref="Argument.EnumType"/> names it.
    /// </summary>
    Choice,

    /// <summary>Several ints; the last argument may be written as params.</summary>
    Ints,

    /// <summary>Several sizes: ints, or sizes computed from names (functions only); -1 infers.</summary>
    Sizes,

    /// <summary>One size.</summary>
    Size,
}

/// <summary>An argument of a composite: what the user may write, its default and its range.</summary>
/// <param name="Default">As C# source ("0.1f", "true", "Padding.Valid"), or null when it must be given. Of several
/// ints: their list ("1"), or "" for none.</param>
/// <param name="One">What <see cref="ArgumentKind.Ints"/> are called where one is given ("axis" of "axes"), if
/// otherwise.</param>
public sealed record Argument(
    string Name, ArgumentKind Kind, string? Default, string Doc, double Min = double.NegativeInfinity,
    double Max = double.PositiveInfinity, string? EnumType = null, bool IsParams = false, string? One = null)
{
    public static Argument Int(
        string name, int? value, string doc, double min = int.MinValue, double max = int.MaxValue) =>
        new(name, ArgumentKind.Int, Text(value), doc, min, max);

    public static Argument Float(
        string name, double? value, string doc, double min = double.NegativeInfinity,
            double max = double.PositiveInfinity) =>
        new(name, ArgumentKind.Float, value is null ? null : FloatText(value.Value), doc, min, max);

    public static Argument Number(string name, double value, string doc) =>
        new(name, ArgumentKind.Number, FloatText(value), doc);

    public static Argument Flag(string name, bool value, string doc) =>
        new(name, ArgumentKind.Bool, value ? "true" : "false", doc);

    public static Argument Choice(string name, string enumType, string value, string doc) =>
        new(name, ArgumentKind.Choice, $"{enumType}.{value}", doc, EnumType: enumType);

    public static Argument Ints(
        string name, string? value, string doc, double min = int.MinValue, string? one = null) =>
        new(name, ArgumentKind.Ints, value, doc, min, One: one);

    /// <summary>The axes of a reduction: one, several, or all when left out.</summary>
    public static Argument Axes { get; } = Ints(
        "axes", "", "Axes to reduce, negative ones counted from the end; all when left out.", one: "axis");

    public static Argument Axis(int value, string doc) => Int("axis", value, doc + " Negative counts from the end.");

    public static Argument Init { get; } = Choice("init", "Init", "Default", "How the weight starts.");

    public static Argument Reduction { get; } =
        Choice("reduction", "Reduction", "Mean", "Whether the elements' losses are averaged, added up or kept.");

    private static string FloatText(double value) => double.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "float.NegativeInfinity" : Text(value) + "f";

    private static string? Text(double? value) =>
        value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An operand of a composite.</summary>
/// <param name="Element">
/// "float", "int", "bool", "any", "number" for floats and whole numbers, or "bits" for truth values and whole numbers.
/// </param>
/// <param name="IsOptional">Whether it may be left out; only the last ones.</param>
public sealed record Operand(
    string Name, string Doc, string Element = "float", bool IsParams = false, bool IsOptional = false);

/// <summary>A tensor a composite owns, for the documentation ("weight", "[units, inputs]").</summary>
public sealed record Weight(string Name, string Shape, string Doc);

/// <summary>
/// What a composite is called, takes and adds: the one source of its attribute, its function and their docs.
/// </summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Formula">What an element of the result is.</param>
/// <param name="ShapeRule">Operand shapes to result shape.</param>
public sealed record Signature(string Name, Forms Forms, string Summary, string Formula, string ShapeRule)
{
    public IReadOnlyList<Operand> Operands { get; init; } = [new Operand("x", "The input.")];

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    public IReadOnlyList<Weight> Weights { get; init; } = [];

    /// <summary>Whether axis 1 holds the channels, as layers of images and signals have them.</summary>
    public bool HasChannelsFirst =>
        !Forms.HasFlag(Forms.Loss) && ShapeRule.StartsWith("[batch, channels", StringComparison.Ordinal);

    /// <summary>Whether it gives its operand's shape, as an activation or a norm does.</summary>
    public bool KeepsShape => ShapeRule.EndsWith(", kept", StringComparison.Ordinal);

    /// <summary>How many tensors it gives.</summary>
    public int Results { get; init; } = 1;

    /// <summary>The paper or standard, or null.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// "operator +" and the like, when C# writes it as an operator of Tensor. A minus is the composite with as many
    /// operands.
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>
    /// The element type of the result as C# writes it: "float", "int", "bool" or "same" (as the operand).
    /// </summary>
    public string ResultElement { get; init; } = "float";
}
