using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Shapes;

namespace Ml.CodeFixes;

/// <summary>ML1001: adds "partial" to the type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialCodeFix() : ModelCodeFix(ProblemIds.NotPartial)
{
    protected override (string Title, SyntaxNode Root)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not TypeDeclarationSyntax type)
            return null;
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);

        // Without modifiers the keyword carries the lines above the type: they stay above.
        TypeDeclarationSyntax changed = type.Modifiers.Count > 0
            ? type.AddModifiers(partial)
            : ((TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()))
                .AddModifiers(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia));
        return ("Make the type partial", root.ReplaceNode(type, changed));
    }
}
