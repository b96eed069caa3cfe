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
        (_, Reduction.Product) => "V.Create(1f)",
        (_, Reduction.Max) => "V.Create(float.NegativeInfinity)",
        _ => "V.Create(float.PositiveInfinity)",
    };

    public static string Combine(ReducedValue reduced, string x, string y) =>
        (reduced.Source.Element, reduced.Reduction) switch
        {
            (ElementType.Bool, Reduction.Max) => $"V.Or({x}, {y})",
            (ElementType.Bool, _) => $"V.And({x}, {y})",
            (_, Reduction.Sum) => $"{x} + {y}",
            (_, Reduction.Product) => $"{x} * {y}",
            _ => $"V.{reduced.Reduction}({x}, {y})",
        };

    /// <summary>All lanes combined, in every lane.</summary>
    public static string Across(ReducedValue reduced, string x) =>
        (reduced.Source.Element, reduced.Reduction) switch
        {
            (ElementType.Bool, Reduction.Max) => $"V.CreateInt32(V.Any({x}) ? -1 : 0)",
            (ElementType.Bool, _) => $"V.CreateInt32(V.Any(V.Xor({x}, {LaneValue.True})) ? 0 : -1)",
            (_, Reduction.Sum or Reduction.Product) => $"V.Create(V.{reduced.Reduction}({x}))",
            _ => $"V.Create(V.{reduced.Reduction}Across({x}))",
        };

    public static string Name(ReducedValue reduced) => reduced.Reduction.ToString().ToLowerInvariant();
}
