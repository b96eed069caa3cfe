using System.Collections.Concurrent;
using Ml.Generators.Checking.Lints;
using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
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
        IEnumerable<StepProblem> fits = lowered.Model is null ? [] : Lint.Check(lowered);

        // What was only assumed is often why a later step fails, so it comes first there too.
        IEnumerable<StepProblem> wrong = UncertainSizes.Find(lowered)
            .Concat(lowered.Problems.Select(p => ResidualBranches.Told(p, lowered.Types)))
            .Select(p => Repair.Advised(p, lowered)).OrderBy(p => p.Step);
        return Once(wrong, spec).Concat(fits).OrderBy(p => p.Step).ToArray();
    }

    /// <summary>What is wrong in a declaration is told where it shows first, not wherever it is used.</summary>
    private static IEnumerable<StepProblem> Once(IEnumerable<StepProblem> problems, ModelSpec spec)
    {
        List<IReadOnlyList<ModelEdit>> told = [];
        foreach (StepProblem problem in problems)
        {
            if (told.Any(t => t.SequenceEqual(problem.Edits)))
                continue;
            if (problem.Edits.Count > 0 && problem.Edits.All(e => IsOfDeclaration(e, spec)))
                told.Add(problem.Edits);
            yield return problem;
        }
    }

    private static bool IsOfDeclaration(ModelEdit edit, ModelSpec spec) =>
        edit is ModelEdit.InputShape || edit is ModelEdit.Argument argument && spec.Steps[argument.Step].Layer >= 0;

    private sealed record Checked(ModelSpec Spec, IReadOnlyList<StepProblem> Problems);
}
