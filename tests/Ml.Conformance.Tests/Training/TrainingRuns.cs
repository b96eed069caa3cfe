using Ml.Testing.Declarations;
using Ml.Testing.Golden;

namespace Ml.Conformance.Tests.Training;

/// <summary>All runs of the folder "training" that train a model, compiled once as one project.</summary>
public sealed class TrainingRuns
{
    internal const string Part = "training";

    // Bare optimiser steps and learning-rate tables have no model: Ml.Runtime.Tests reads those.
    private static readonly Lazy<IReadOnlyList<GoldenCase>> Models = new(() => [.. GoldenFolder.Cases(Part)
        .Where(n => n != GoldenFolder.Missing).Select(n => GoldenCase.Read(GoldenFolder.PathOf(Part, n)))
        .Where(g => g.Has("model"))]);

    private static readonly Lazy<IReadOnlyDictionary<string, TrainingRun>> Supported = new(() => Models.Value
        .Select(TrainingRun.From).OfType<TrainingRun>().ToDictionary(r => r.Golden.Name, StringComparer.Ordinal));

    // Runs of the same model share their code.
    private readonly Lazy<ModelAssembly> _compiled = new(() => ModelAssembly.Compile(Supported.Value.Values
        .GroupBy(SharedText, StringComparer.Ordinal).Select(g => g.First()).ToDictionary(r => r.TypeName, r => r.Source, StringComparer.Ordinal)));

    internal static IEnumerable<string> Names => Supported.Value.Count > 0 ? Supported.Value.Keys : [GoldenFolder.Missing];

    internal static IReadOnlyList<GoldenCase> All => Models.Value;

    internal static TrainingRun Find(string name) => Supported.Value[name];

    internal Type Open(TrainingRun run)
    {
        string text = SharedText(run);
        TrainingRun compiled = Supported.Value.Values.First(r => SharedText(r) == text);
        if (_compiled.Value.Failure(compiled.TypeName) is { } failure)
            Assert.Fail($"{failure}\n{compiled.Source}");
        return _compiled.Value.Find(compiled.TypeName);
    }

    private static string SharedText(TrainingRun run) => run.Source.Replace(run.TypeName, "", StringComparison.Ordinal);
}
