using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>
/// What a lane holds: a float, the 32 bits of a whole number, or a truth value as a mask of all ones or all zeros.
/// Memory holds the same, so that moves move bits; the casts here are the only way from one to another.
/// </summary>
internal static class LaneValue
{
    public const string True = "V.CreateInt32(-1)";

    /// <summary>A constant or size in every lane, which the JIT hoists out of loops.</summary>
    public static string Of(Node leaf) => leaf.Operation switch
    {
        ConstantLeaf { IsZero: true } => "V.Zero",
        ConstantLeaf { Element: ElementType.Bool } => True,
        ConstantLeaf { Element: ElementType.Int32 } whole => $"V.CreateInt32({Literal((int)whole.Number)})",
        ConstantLeaf constant => $"V.Create({CSharpDialect.Number(constant.Number)})",
        // Wraps whatever the user's project says about overflow.
        SizeLeaf { Element: ElementType.Int32 } size =>
            $"V.CreateInt32(unchecked((int){CSharpDialect.Size(size.Size)}))",
        SizeLeaf size => $"V.Create((float){CSharpDialect.Size(size.Size)})",
        _ => throw new InvalidOperationException($"'{leaf}' is not a constant."),
    };

    /// <summary>An index in every lane.</summary>
    public static string Index(string index, ElementType element) => element == ElementType.Int32
        ? $"V.CreateInt32((int){Parenthesised(index)})"
        : $"V.Create((float){Parenthesised(index)})";

    /// <summary>Indices at a constant distance, from one on.</summary>
    public static string Ramp(string first, Dim stride, ElementType element)
    {
        string ramp = stride == Dim.One ? "V.RampInt32"
            : $"V.MultiplyInt32(V.RampInt32, {Index(CSharpDialect.Size(stride), ElementType.Int32)})";
        return Cast(ElementType.Int32, element, $"V.AddInt32({Index(first, ElementType.Int32)}, {ramp})");
    }

    public static string Cast(ElementType from, ElementType to, string x) => (from, to) switch
    {
        (ElementType.Bool, ElementType.Float32) => $"V.And({x}, V.Create(1f))",
        (ElementType.Bool, ElementType.Int32) => $"V.And({x}, V.CreateInt32(1))",
        (ElementType.Float32, ElementType.Bool) => $"V.NotEqual({x}, V.Zero)",
        (ElementType.Int32, ElementType.Bool) => $"V.Xor(V.EqualInt32({x}, V.Zero), {True})",
        (ElementType.Float32, ElementType.Int32) => $"V.SaturateToInt32({x})",
        (ElementType.Int32, ElementType.Float32) => $"V.ConvertFromInt32Bits({x})",
        _ => x,
    };

    /// <summary>
    /// An int. One that is a signalling NaN as a float is hidden from the JIT, which would change it.
    /// </summary>
    private static string Literal(int number)
    {
        string text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (number & int.MaxValue) is > 0x7F80_0000 and < 0x7FC0_0000 ? $"Int32Lanes.Hide({text})" : text;
    }

    /// <summary>The operand of a cast.</summary>
    private static string Parenthesised(string text)
    {
        int depth = 0;
        foreach (char c in text)
        {
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (c == ' ' && depth == 0)
                return $"({text})";
        }

        return text;
    }
}
