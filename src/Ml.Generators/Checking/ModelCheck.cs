using System.Collections.Concurrent;
using Ml.Generators.Checking.Lints;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking;

/// <summary>
/// Everything there is to say about a model that reads well: what does not fit, what is not certain to fit, and what
/// fits and is hardly meant.
/// </summary>
public static class ModelCheck
{
    // Two target frameworks of one project may declare a model differently.
    private const int Versions = 2;

    private const int MostModels = 1000;

    // A model is checked again only when its spec is another one, whatever else was typed.
    private static readonly ConcurrentDictionary<string, Checked[]> Known = new(StringComparer.Ordinal);

    /// <summary>In the order of the program.</summary>
    public static IReadOnlyList<StepProblem> Of(ModelSpec declared)
    {
        ModelSpec spec = declared.WithoutLines();
        Checked[] known = Known.TryGetValue(spec.FullName, out Checked[]? found) ? found : [];
        if (known.FirstOrDefault(c => c.Spec.Equals(spec)) is { } same)
            return same.Problems;
        var now = new Checked(spec, Check(spec));
        if (Known.Count > MostModels)
            Known.Clear();
        Known[spec.FullName] = [now, .. known.Take(Versions - 1)];
        return now.Problems;
    }

    private static IReadOnlyList<StepProblem> Check(ModelSpec spec)
    {
        LoweringResult lowered = ModelLowering.Lower(spec);
        if (lowered.Model is null)
            return lowered.Problems;
        return
        [
            .. lowered.Assumptions.GroupBy(a => a.Assumption).Select(a => Unproven(a.First(), lowered.Types)),
            .. Lint.All.SelectMany(lint => lint.Find(lowered.Types)),
        ];
    }

    private static StepProblem Unproven(StepAssumption found, ProgramTypes types)
    {
        ShapeAssumption a = found.Assumption;
        var problem = new ShapeProblem(
            ProblemIds.UnprovenSizes,
            $"{a.Reason}: {a.Left} and {a.Right} are not provably equal, which is checked when the model runs",
            Operand: ShapeProblem.Whole);
        return new StepProblem(problem, found.Step, types.Spec.Steps[found.Step].Text, []);
    }

    private sealed record Checked(ModelSpec Spec, IReadOnlyList<StepProblem> Problems);
}
