using Ml.Generators.Ops;

namespace Ml.Generators.Surface;

/// <summary>
/// A way to write a composite's arguments: C# has no type for "one int or several", so there are overloads.
/// </summary>
internal sealed record Variant(IReadOnlyList<VariantParameter> Parameters)
{
    /// <summary>The overloads of a signature, no two of which apply to the same call.</summary>
    /// <param name="elements">What the operands hold: arguments that are one of those are of this type.</param>
    public static IEnumerable<Variant> Of(Signature signature, string elements = "float")
    {
        VariantParameter One(Argument argument) => Variant.One(argument, elements);
        Argument[] lists = signature.Arguments.Where(a => a.Kind == ArgumentKind.Ints && !a.IsParams).ToArray();
        if (lists.Any(a => a.Default is ""))
            yield return new(signature.Arguments.Where(a => a.Default is not "" || a.IsParams).Select(One).ToArray());
        if (lists.All(a => a.Default is not "") || lists.Any(a => a.One is not null))
            yield return new(Ordered(signature.Arguments.Select(One)));
        if (lists.Length > 0)
            yield return new(Ordered(signature.Arguments.Select(a => Many(a, lists, One))));
    }

    /// <summary>Every list as one int.</summary>
    private static VariantParameter One(Argument argument, string elements) => argument.Kind switch
    {
        ArgumentKind.Ints when argument.IsParams => new(argument, "params int[]", argument.Name, null),
        ArgumentKind.Ints => new(
            argument, "int", argument.One ?? argument.Name, argument.Default is "" ? null : argument.Default),
        ArgumentKind.Sizes => new(argument, argument.IsParams ? "params int[]" : "int[]", argument.Name, null),
        ArgumentKind.Int or ArgumentKind.Size => new(argument, "int", argument.Name, argument.Default),
        ArgumentKind.Number when elements == "int" => new(argument, "int", argument.Name, WholeText(argument.Default)),
        ArgumentKind.Float or ArgumentKind.Number => new(argument, "float", argument.Name, argument.Default),
        ArgumentKind.Bool => new(argument, "bool", argument.Name, argument.Default),
        ArgumentKind.Text => new(argument, "string", argument.Name, argument.Default),
        _ => new(argument, $"global::Ml.{argument.EnumType}", argument.Name, $"global::Ml.{argument.Default}"),
    };

    /// <summary>Every list as an array. One of them must be given, or the call would fit two overloads.</summary>
    private static VariantParameter Many(
        Argument argument, Argument[] lists, Func<Argument, VariantParameter> one)
    {
        if (!lists.Contains(argument))
            return one(argument);
        bool isRequired = argument.Default is null || (argument == lists[0] && lists.All(l => l.Default is not null));
        return isRequired ? new(argument, "int[]", argument.Name, null)
            : new(argument, "int[]?", argument.Name, "null");
    }

    /// <summary>A float's default as an int.</summary>
    private static string? WholeText(string? text) => text switch
    {
        "float.NegativeInfinity" => "int.MinValue",
        "float.PositiveInfinity" => "int.MaxValue",
        _ => text?.TrimEnd('f'),
    };

    /// <summary>Required ones first, params last, as C# demands.</summary>
    private static VariantParameter[] Ordered(IEnumerable<VariantParameter> parameters) => parameters
        .OrderBy(p => p.Type.StartsWith("params", StringComparison.Ordinal) ? 2 : p.Default is null ? 0 : 1)
        .ToArray();
}

/// <summary>A parameter of an overload.</summary>
internal sealed record VariantParameter(Argument Argument, string Type, string Name, string? Default)
{
    public override string ToString() => $"{Type} @{Name}" + (Default is null ? "" : $" = {Default}");
}
