using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Emitting.Loops;

/// <summary>How the reductions print.</summary>
internal static class ReductionText
{
    public static string Neutral(Reduction reduction) => reduction switch
    {
        Reduction.Sum => "V.Zero",
        Reduction.Product => "V.Create(1f)",
        Reduction.Max => "V.Create(float.NegativeInfinity)",
        _ => "V.Create(float.PositiveInfinity)",
    };

    public static string Combine(Reduction reduction, string x, string y) => reduction switch
    {
        Reduction.Sum => $"{x} + {y}",
        Reduction.Product => $"{x} * {y}",
        _ => $"V.{reduction}({x}, {y})",
    };

    /// <summary>All lanes combined, in every lane.</summary>
    public static string Across(Reduction reduction, string x) => reduction switch
    {
        Reduction.Sum or Reduction.Product => $"V.Create(V.{reduction}({x}))",
        _ => $"V.Create(V.{reduction}Across({x}))",
    };

    public static string Name(Reduction reduction) => reduction.ToString().ToLowerInvariant();
}
