using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Editing;

/// <summary>What one edit costs.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Generator">The generator's run.</param>
/// <param name="Analyzers">All analyzers on the edited file, as an editor runs them on what is open.</param>
/// <param name="Binding">C#'s own diagnostics of the edited file, as an editor asks for them.</param>
/// <param name="Rewritten">Generated files that were there before and were written anew.</param>
/// <param name="Others">Those of them that are of other models.</param>
internal sealed record EditTimes(
    Edit Edit, Cost Generator, Cost Analyzers, Cost Binding, IReadOnlyList<string> Rewritten, IReadOnlyList<string> Others)
{
    /// <summary>Makes the edit and measures what follows, each part from a compilation that has bound nothing.</summary>
    private static EditTimes Measure(
        EditedProject project, Edit edit, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        project.Apply(edit);
        IReadOnlyList<string> rewritten = [];
        Cost generator = Cost.Of(() => rewritten = project.Generate());
        SyntaxTree tree = project.TreeOf(edit.File);
        Cost binding = Cost.Of(() => project.Whole.GetSemanticModel(tree).GetDiagnostics());
        Cost analysis = Cost.Of(() =>
        {
            CompilationWithAnalyzers watched = project.Whole.WithAnalyzers(analyzers, options);
            SemanticModel model = watched.Compilation.GetSemanticModel(tree);
            watched.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
        });
        return new EditTimes(
            edit, generator, analysis, binding, rewritten,
            [.. rewritten.Where(name => Ownership.IsOfAnother(name, edit.File))]);
    }

    /// <summary>Types <see cref="TypedText.All"/> and measures every character.</summary>
    public static IReadOnlyList<EditTimes> Type(EditedProject project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new AnalyzerOptions([]);
        List<EditTimes> times = [];
        foreach (Typing typing in TypedText.All)
        {
            string before = project.TextOf(typing.File);
            foreach (Edit edit in typing.EditsOf(before))
                times.Add(Measure(project, edit, analyzers, options));
            project.Restore(typing.File, before);
            project.Generate();
        }

        return times;
    }
}
