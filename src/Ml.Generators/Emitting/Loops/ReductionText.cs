using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>How the reductions print.</summary>
internal static class ReductionText
{
    public static string Neutral(ReducedValue reduced) => (reduced.Source.Element, reduced.Reduction) switch
    {
        (ElementType.Bool, Reduction.Max) => "V.Zero",
        (ElementType.Bool, _) => LaneValue.True,
        (_, Reduction.Sum) => "V.Zero",
        (ElementType.Int32, Reduction.Product) => "V.CreateInt32(1)",
        (_, Reduction.Product) => "V.Create(1f)",
        (var element, var reduction) => Worst(element, largest: reduction == Reduction.Max),
    };

    /// <summary>What every element beats or equals, in every lane.</summary>
    public static string Worst(ElementType element, bool largest) => element == ElementType.Int32
        ? $"V.CreateInt32(int.{(largest ? "MinValue" : "MaxValue")})"
        : $"V.Create(float.{(largest ? "NegativeInfinity" : "PositiveInfinity")})";

    public static string Combine(ReducedValue reduced, string x, string y) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, CSharpRows.Of(reduced.Source.Element)[RowOf(reduced)], x, y);

    /// <summary>All lanes combined, in every lane.</summary>
    public static string Across(ReducedValue reduced, string x) =>
        (reduced.Source.Element, reduced.Reduction) switch
        {
            (ElementType.Bool, Reduction.Max) => $"V.CreateInt32(V.Any({x}) ? -1 : 0)",
            (ElementType.Bool, _) => $"V.CreateInt32(V.Any(V.Xor({x}, {LaneValue.True})) ? 0 : -1)",
            (ElementType.Int32, var reduction) => $"V.CreateInt32(Int32Lanes.{reduction}({x}))",
            (_, Reduction.Sum or Reduction.Product) => $"V.Create(V.{reduced.Reduction}({x}))",
            _ => $"V.Create(V.{reduced.Reduction}Across({x}))",
        };

    /// <summary>Whether the order matters: additions of floats.</summary>
    public static bool Rounds(ReducedValue reduced) =>
        reduced is { Reduction: Reduction.Sum, Source.Element: ElementType.Float32 };

    public static string Name(ReducedValue reduced) => reduced.Reduction.ToString().ToLowerInvariant();

    // The map of two elements that combines them.
    private static string RowOf(ReducedValue reduced) => (reduced.Source.Element, reduced.Reduction) switch
    {
        (ElementType.Bool, Reduction.Max) => nameof(Or),
        (ElementType.Bool, _) => nameof(And),
        (_, Reduction.Sum) => nameof(Add),
        (_, Reduction.Product) => nameof(Multiply),
        (_, Reduction.Max) => nameof(Maximum),
        _ => nameof(Minimum),
    };
}
