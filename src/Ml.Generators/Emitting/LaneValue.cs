using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>
/// What a lane holds: a number as a float, a truth value as a mask of all ones or all zeros. It is the same in memory,
/// so that moves move bits; the casts here are the only way from one to the other.
/// </summary>
internal static class LaneValue
{
    public const string True = "V.CreateInt32(-1)";

    /// <summary>A constant or size in every lane, which the JIT hoists out of loops.</summary>
    public static string Of(Node leaf) => leaf.Operation switch
    {
        ConstantLeaf { Element: ElementType.Bool } truth => truth.Number == 0 ? "V.Zero" : True,
        ConstantLeaf { Number: 0 } => "V.Zero",
        ConstantLeaf constant => $"V.Create({CSharpDialect.Number(constant.Number)})",
        SizeLeaf size => $"V.Create((float){CSharpDialect.Size(size.Size)})",
        _ => throw new InvalidOperationException($"'{leaf}' is not a constant."),
    };

    public static string Cast(ElementType from, ElementType to, string x) => (from, to) switch
    {
        (ElementType.Bool, _) => $"V.And({x}, V.Create(1f))",
        (_, ElementType.Bool) => $"V.NotEqual({x}, V.Zero)",
        (_, ElementType.Int32) => $"V.Truncate({x})",
        _ => x,
    };
}
