using System.Globalization;
using Microsoft.CodeAnalysis;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>
/// Binds constants of the source to the arguments a composite's signature declares, and checks their ranges.
/// </summary>
internal static class ArgumentReader
{
    /// <summary>
    /// The argument a parameter of an attribute or function binds. One axis may be written "axis" where several are
    /// "axes".
    /// </summary>
    public static Argument? Find(Signature signature, string? parameter) =>
        signature.Arguments.FirstOrDefault(a => a.Name == parameter || (a.One is not null && a.One == parameter));

    /// <summary>The value of an attribute's argument, or null after a problem or where null leaves it out.</summary>
    public static ArgumentValue? Read(string layer, Argument declared, GivenArgument given, ReadingContext context)
    {
        TypedConstant value = given.Value;
        if (value.Kind == TypedConstantKind.Error)
            context.Break();
        if (value.Kind == TypedConstantKind.Error || value.IsNull)
            return null;

        if (value.Kind == TypedConstantKind.Enum)
            return Choice(value.Type, value.Value, declared, given.Location, context);
        if (declared.Kind is ArgumentKind.Sizes or ArgumentKind.Size)
        {
            TypedConstant[] items = value.Kind == TypedConstantKind.Array ? [.. value.Values] : [value];
            Dim?[] sizes = items
                .Select((v, i) =>
                    SizeReader.Read(v, given.Elements[Math.Min(i, given.Elements.Count - 1)], context, minimum: -1))
                .ToArray();
            return sizes.Any(s => s is null) ? null : Sizes(layer, declared, sizes!, given.Location, context);
        }

        object?[] values = value.Kind == TypedConstantKind.Array ? [.. value.Values.Select(v => v.Value)]
            : [value.Value];
        return Bind(layer, declared, values, given.Location, context);
    }

    /// <summary>Binds plain constants (numbers, flags, text).</summary>
    public static ArgumentValue? Bind(
        string layer, Argument declared, IReadOnlyList<object?> values, Location location, ReadingContext context)
    {
        switch (declared.Kind)
        {
            case ArgumentKind.Bool when values.Count == 1 && values[0] is bool flag:
                return new ArgumentValue.Flag(flag);
            case ArgumentKind.Text when values.Count == 1 && values[0] is string text:
                return new ArgumentValue.Text(text);
            case ArgumentKind.Int or ArgumentKind.Float or ArgumentKind.Number or ArgumentKind.Ints:
                double[] numbers = values.Select(ToNumber).ToArray();
                if (!numbers.All(n => InRange(layer, declared, n, location, context)))
                    return null;
                return declared.Kind == ArgumentKind.Ints ? new ArgumentValue.Numbers(numbers.ToEquatableArray())
                    : numbers.Length == 1 ? new ArgumentValue.Number(numbers[0])
                    : null;
            default:
                context.Break();
                return null;
        }
    }

    public static ArgumentValue? Sizes(
        string layer, Argument declared, IReadOnlyList<Dim> sizes, Location location, ReadingContext context)
    {
        if (!sizes.Where(s => s.IsConstant).All(s => InRange(layer, declared, s.Value, location, context)))
            return null;
        if (declared.Kind == ArgumentKind.Size)
            return sizes.Count == 1 ? new ArgumentValue.Size(sizes[0]) : null;
        return new ArgumentValue.Sizes(sizes.ToEquatableArray());
    }

    /// <summary>A member of an enumeration by its name.</summary>
    public static ArgumentValue? Choice(
        ITypeSymbol? type, object? value, Argument declared, Location location, ReadingContext context)
    {
        IFieldSymbol? member = type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(f => f.HasConstantValue && ToNumber(f.ConstantValue).Equals(ToNumber(value)));
        if (member is not null)
            return new ArgumentValue.Choice(member.Name);
        context.Report(
            ProblemIds.ArgumentRange, $"'{declared.Name}' must be a member of {type?.Name}, but is {value}",
            $"write one by its name, such as {declared.Default ?? type?.Name}", location);
        return null;
    }

    public static double ToNumber(object? value) => value switch
    {
        null or string or bool => double.NaN,
        char c => c,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => double.NaN,
    };

    private static bool InRange(
        string layer, Argument declared, double value, Location location, ReadingContext context)
    {
        // 0.999f is a little more than 0.999.
        bool isFloat = declared.Kind == ArgumentKind.Float;
        if (value >= declared.Min && (isFloat ? (float)value <= (float)declared.Max : value <= declared.Max))
            return true;
        (string text, string? instead) = Advice(declared, value);
        context.Report(
            ProblemIds.ArgumentRange,
            $"'{declared.Name}' of '{layer}' must be {Range(declared.Min, declared.Max)}, but is {Print(value)}",
            text, location, declared.Kind == ArgumentKind.Ints ? null : instead);
        return false;
    }

    /// <summary>The number that was meant, if it was a percentage, else the nearest that is allowed.</summary>
    private static (string Text, string? Instead) Advice(Argument declared, double value)
    {
        // A share that must stay below 1: the nearest would be hardly anything left.
        if (declared.Kind == ArgumentKind.Float && declared.Max < 1 && value == 1)
        {
            return (
                $"'{declared.Name}' is the share that is taken out: write 0 for nothing, or {declared.Default}", "0");
        }

        double share = value / 100;
        bool isPercentage = declared.Kind == ArgumentKind.Float && value > 1 && share >= declared.Min
            && share <= declared.Max && declared.Max <= 1;
        double nearest = isPercentage ? share : Math.Max(declared.Min, Math.Min(value, declared.Max));
        string suffix = declared.Kind == ArgumentKind.Float ? "f" : "";
        bool isKnown = !double.IsNaN(value) && !double.IsInfinity(nearest);
        string written = isKnown ? Print(nearest) + (nearest == Math.Floor(nearest) ? "" : suffix) : "a number";
        string text = $"write {written}" + (isPercentage
            ? $", a share from {Print(declared.Min)} to {Print(declared.Max)}"
            : declared.Default is { Length: > 0 } usual ? $", or leave it out for {usual}"
            : "");
        return (text, isKnown ? written : null);
    }

    private static string Range(double min, double max) =>
        double.IsInfinity(max) ? double.IsInfinity(min) ? "a number" : $"at least {Print(min)}"
        : double.IsInfinity(min) ? $"at most {Print(max)}"
        : $"from {Print(min)} to {Print(max)}";

    public static string Print(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
