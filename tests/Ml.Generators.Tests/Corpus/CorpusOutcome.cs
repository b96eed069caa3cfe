using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Diagnostics;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Corpus;

/// <summary>What is said about a case, held against what should be.</summary>
public sealed class CorpusOutcome
{
    private CorpusOutcome(CorpusCase @case)
    {
        Case = @case;
        if (@case.IsCorrect)
        {
            // Emitting and compiling a model that is right is what other tests do.
            Diagnostics = Said(@case.Source);
            return;
        }

        ModelRun run = ModelRun.Of(@case.Source);
        Diagnostics = [.. run.Diagnostics];
        FollowUps = [.. run.CompilerErrors.Select(d => d.ToString())];

        // The best of several: the one that a reader would act upon.
        Best = Diagnostics.OrderByDescending(d => Score(@case, d)).FirstOrDefault();
    }

    public CorpusCase Case { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Errors of C#'s that a broken model causes.</summary>
    public IReadOnlyList<string> FollowUps { get; } = [];

    public Diagnostic? Best { get; }

    public bool IsCaught => Best is not null && (Case.Id == "any" || Diagnostics.Any(d => d.Id == Case.Id));

    public bool IsError => IsCaught && Best!.Severity == DiagnosticSeverity.Error;

    public bool HasLine => Best is not null && Case.Places.Any(p => p.Line == LineOf(Best));

    public bool HasSpan => Best is not null && Case.Places.Any(p => p.Line == LineOf(Best) && p.Span == TextOf(Best));

    public bool HasFacts => Best is not null && Case.Facts.All(f => CorpusCase.Says(Best.GetMessage(), f));

    public bool HasFix => Best is not null && Case.Fixes.All(f => CorpusCase.Says(FixOf(Best), f));

    /// <summary>Whether the message offers to write its advice.</summary>
    public bool HasQuickFix => Best is not null && TextEdit.Read(Best.Properties) is not null;

    /// <summary>Whether nothing is wrong with what the quick fix writes.</summary>
    public bool QuickFixHeals => !HasQuickFix || Said(Fixed()).Count == 0;

    /// <summary>The case with its quick fix applied.</summary>
    private string Fixed() => SourceText.From(Case.Source).WithChanges(
        TextEdit.Read(Best!.Properties)!.Value.Edits.OrderBy(e => e.Span.Start).Select(e => new TextChange(e.Span, e.Text)))
        .ToString();

    /// <summary>Diagnostics beside the one that says it.</summary>
    public int Others => Best is null ? Diagnostics.Count : Diagnostics.Count - 1;

    public static CorpusOutcome Of(CorpusCase @case) => new(@case);

    public override string ToString()
    {
        string marks = Case.IsCorrect ? Diagnostics.Count == 0 ? "" : "FALSE ALARM"
            : string.Join(" ", new[]
            {
                (IsCaught, "not caught"), (IsError, "no error"), (HasLine, "line"), (HasSpan, "span"), (HasFacts, "facts"),
                (HasFix, "fix"), (Others == 0, "others"), (FollowUps.Count == 0, "follow-ups"), (QuickFixHeals, "quick fix"),
            }.Where(m => !m.Item1).Select(m => m.Item2));
        return $"{Case.Name}: {marks}\n{string.Concat(Diagnostics.Select(d => $"    {d}\n"))}"
            + string.Concat(FollowUps.Select(f => $"    {f}\n"));
    }

    /// <summary>What analyzers say about a source, and syntax that does not parse.</summary>
    private static IReadOnlyList<Diagnostic> Said(string source)
    {
        CSharpCompilation compilation = ModelRun.Compile(source);
        return
        [
            .. compilation.SyntaxTrees[0].GetDiagnostics(),
            .. ModelAnalysis.Candidates(compilation, default).SelectMany(t => ModelAnalysis.Of(t, compilation, default))
                .Select(p => p.ToDiagnostic()),
        ];
    }

    private static int Score(CorpusCase @case, Diagnostic d) =>
        (@case.Places.Any(p => p.Line == LineOf(d)) ? 4 : 0) + (@case.Id == d.Id ? 2 : 0)
        + (@case.Fixes.All(f => CorpusCase.Says(FixOf(d), f)) ? 1 : 0);

    private static int LineOf(Diagnostic d) => d.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static string TextOf(Diagnostic d) => d.Location.SourceTree?.GetText().ToString(d.Location.SourceSpan) ?? "";

    private static string FixOf(Diagnostic d)
    {
        string text = d.GetMessage();
        int fix = text.LastIndexOf("Fix:", StringComparison.Ordinal);
        return fix < 0 ? "" : text[fix..];
    }
}
