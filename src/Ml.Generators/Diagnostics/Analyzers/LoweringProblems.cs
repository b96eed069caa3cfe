using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Ml.Generators.Lowering;
using Ml.Generators.Reading;
using Ml.Generators.Shapes;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>Shape and type mistakes of a model that reads well, placed on the source.</summary>
internal static class LoweringProblems
{
    // "inputs: 1600, or leave it out": what a quick fix writes.
    private static readonly Regex Replacement = new(
        @"^(?<name>\w+): (?<value>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static IReadOnlyList<Problem> Find(ReadResult read)
    {
        LoweringResult lowered = ModelLowering.Lower(read.Spec);
        return lowered.Model is { } model
            ? model.Assumptions.Select(a => Unproven(a, read.Map)).ToArray()
            : lowered.Problems.Select(p => Place(p, read.Map)).ToArray();
    }

    private static Problem Place(LoweringProblem found, SourceMap map)
    {
        ShapeProblem problem = found.Problem;
        Location location = found.Step >= 0 && found.Step < map.Steps.Count
            ? map.Steps[found.Step].Narrow(problem.Argument, problem.Operand)
            : map.Type;
        return new Problem(problem.Id, found.Text, location, FixOf(problem));
    }

    private static Problem Unproven(ShapeAssumption assumption, SourceMap map) => new(
        Descriptors.UnprovenSizes.Id,
        $"{assumption.Reason}: {assumption.Left} and {assumption.Right} are not provably equal, which is checked when the model runs",
        map.Type, ImmutableDictionary<string, string?>.Empty);

    private static ImmutableDictionary<string, string?> FixOf(ShapeProblem problem) =>
        Replacement.Match(problem.Fix ?? "") is { Success: true } match && match.Groups["name"].Value == problem.Argument
            ? ImmutableDictionary<string, string?>.Empty.Add("argument", problem.Argument).Add("value", match.Groups["value"].Value)
            : ImmutableDictionary<string, string?>.Empty;
}
