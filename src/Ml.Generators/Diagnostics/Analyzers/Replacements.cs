using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>What a quick fix writes in place of an argument that is wrong.</summary>
internal static class Replacements
{
    // "inputs: 1600, or leave it out".
    private static readonly Regex Replacement = new(
        @"^(?<name>\w+): (?<value>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static ImmutableDictionary<string, string?> Of(ShapeProblem problem) =>
        Replacement.Match(problem.Fix ?? "") is { Success: true } match
        && match.Groups["name"].Value == problem.Argument
            ? ImmutableDictionary<string, string?>.Empty.Add("argument", problem.Argument)
                .Add("value", match.Groups["value"].Value)
            : ImmutableDictionary<string, string?>.Empty;
}
