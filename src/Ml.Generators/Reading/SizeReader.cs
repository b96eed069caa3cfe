using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;

namespace Ml.Generators.Reading;

/// <summary>
/// Sizes as attributes write them: positive integers, names, and sums and products of both in strings.
/// </summary>
internal static class SizeReader
{
    // Longer texts are no sizes, and nested parentheses would cost the compiler its stack.
    private const int LongestText = 200;

    /// <summary>The shape of Input or Shape, or null after reporting what is wrong with a size.</summary>
    public static Shape? ReadShape(AttributeData attribute, ReadingContext context)
    {
        if (attribute.AttributeConstructor is null)
        {
            context.Break();
            return null;
        }

        GivenArgument? sizes = GivenArgument.Of(attribute).FirstOrDefault(a => a.Name == "sizes");
        if (sizes is null)
            return Shape.Scalar;
        if (sizes.Value.Kind != TypedConstantKind.Error && sizes.Value.IsNull)
        {
            context.Report(
                ProblemIds.NotASize,
                "null is no size", "write integers such as 28, and names such as \"batch\"", sizes.Location);
            return null;
        }

        if (sizes.Value.Kind != TypedConstantKind.Array)
        {
            context.Break();
            return null;
        }

        Dim?[] dims = sizes.Value.Values
            .Select((value, i) =>
                Read(value, sizes.Elements[Math.Min(i, sizes.Elements.Count - 1)], context, minimum: 1))
            .ToArray();
        if (dims.Any(d => d is null))
            return null;
        var shape = new Shape(dims.Select(d => d!));
        if (shape.IsCountable)
            return shape;
        context.Report(
            ProblemIds.TooLarge,
            $"{shape} has too many elements: a tensor has at most {int.MaxValue} where every named size is 1, "
            + "and sizes that are sums must not multiply out to hundreds of products", "use smaller sizes",
            LocationOf(attribute));
        return null;
    }

    private static Location LocationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;

    public static Dim? Read(TypedConstant value, Location location, ReadingContext context, long minimum)
    {
        switch (value.Kind == TypedConstantKind.Primitive ? value.Value : null)
        {
            case int or long or short or byte or sbyte or ushort or uint:
                long number = Convert.ToInt64(value.Value, System.Globalization.CultureInfo.InvariantCulture);
                if (number >= minimum && number <= int.MaxValue)
                    return number;
                context.Report(
                    ProblemIds.NotASize, $"A size must be at least {minimum}, but is {number}",
                    number > int.MaxValue ? "write a smaller number" : "write how many there are, or a name", location);
                return null;
            case string text:
                return Parse(text, location, context);
            default:
                if (value.Kind == TypedConstantKind.Error)
                    context.Break();
                else
                {
                    context.Report(
                        ProblemIds.NotASize,
                        "This is no size", "write an integer such as 28, or a string such as \"batch\" or \"2 * time\"",
                        location);
                }

                return null;
        }
    }

    private static Dim? Parse(string text, Location location, ReadingContext context)
    {
        try
        {
            if (text.Length <= LongestText)
            {
                Dim size = Dim.Parse(text);
                if (!size.IsConstant || size.Value >= 1)
                    return size;
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidOperationException)
        {
            // Reported below: the text is not a size.
        }

        string shown = text.Length <= 40 ? text : text.Substring(0, 40) + "...";
        context.Report(
            ProblemIds.NotASize,
            $"\"{shown}\" is not a size",
            "write a name (\"batch\"), or a sum or product of names and integers (\"2 * time + 1\")", location);
        return null;
    }
}
