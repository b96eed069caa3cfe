using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Ml.Generators.Lowering;
using Ml.Generators.Reading;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>Shape and type mistakes of a model that reads well, placed on the source.</summary>
internal static class LoweringProblems
{
    // "inputs: 1600, or leave it out": what a quick fix writes.
    private static readonly Regex Replacement = new(
        @"^(?<name>\w+): (?<value>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static IReadOnlyList<Problem> Find(ReadResult read)
    {
        LoweringResult lowered = ModelLowering.Lower(read.Spec);
        return lowered.Model is { } model
            ? model.Assumptions.Select(a => Unproven(a, read)).ToArray()
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

    private static Problem Unproven(ShapeAssumption assumption, ReadResult read) => new(
        Descriptors.UnprovenSizes.Id,
        $"{assumption.Reason}: {assumption.Left} and {assumption.Right} are not provably equal, which is checked when "
        + "the model runs",
        StepOf(assumption, read.Spec) is { } step ? read.Map.Steps[step].Whole : read.Map.Type,
        ImmutableDictionary<string, string?>.Empty);

    /// <summary>
    /// The step that assumes it: an assumption knows no step, but the first so many steps of a program are a program
    /// too, and once an assumption is made it stays.
    /// </summary>
    private static int? StepOf(ShapeAssumption assumption, ModelSpec spec)
    {
        int without = 0, with = spec.Steps.Count;
        while (with - without > 1)
        {
            int middle = (without + with) / 2;
            if (ModelLowering.Lower(First(middle, spec)).Model?.Assumptions.Contains(assumption) == true)
                with = middle;
            else
                without = middle;
        }

        return with > 0 ? with - 1 : null;
    }

    private static ModelSpec First(int steps, ModelSpec spec) => spec with
    {
        Steps = spec.Steps.Take(steps).ToEquatableArray(),
        ForwardSteps = Math.Min(steps, spec.ForwardSteps),
        Outputs = EquatableArray<OutputSpec>.Empty,
        Loss = -1,
    };

    private static ImmutableDictionary<string, string?> FixOf(ShapeProblem problem) =>
        Replacement.Match(problem.Fix ?? "") is { Success: true } match
        && match.Groups["name"].Value == problem.Argument
            ? ImmutableDictionary<string, string?>.Empty.Add("argument", problem.Argument)
                .Add("value", match.Groups["value"].Value)
            : ImmutableDictionary<string, string?>.Empty;
}
