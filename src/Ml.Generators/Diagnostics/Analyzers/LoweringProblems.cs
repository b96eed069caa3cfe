using Ml.Generators.Reading;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>Shape and type mistakes of a model that reads well, placed on the source.</summary>
internal static class LoweringProblems
{
    public static IReadOnlyList<Problem> Find(ReadResult read) => read.Problems;
}
