using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Diagnostics;

namespace Ml.CodeFixes;

/// <summary>Writes what a message advises, where the compiler has tried it and the model fits: the same under every id.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ApplyAdviceCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Descriptors.All.Keys];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics.First();
        if (TextEdit.Read(diagnostic.Properties) is { } advice)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    advice.Title, _ => Apply(context.Document, advice.Edits.ToImmutableArray()),
                    equivalenceKey: diagnostic.Id),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>The edits of every file; a model's parts may stand in several.</summary>
    private static async Task<Solution> Apply(Document document, ImmutableArray<TextEdit> edits)
    {
        Solution solution = document.Project.Solution;
        foreach (IGrouping<string, TextEdit> file in edits.GroupBy(e => e.Path))
        {
            Document? edited = document.Project.Documents.FirstOrDefault(d => (d.FilePath ?? d.Name) == file.Key);
            if (edited is null)
                continue;
            SourceText text = await edited.GetTextAsync().ConfigureAwait(false);
            solution = solution.WithDocumentText(
                edited.Id, text.WithChanges(file.OrderBy(e => e.Span.Start).Select(e => new TextChange(e.Span, e.Text))));
        }

        return solution;
    }
}
