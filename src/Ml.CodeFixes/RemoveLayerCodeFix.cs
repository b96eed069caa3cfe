using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Shapes;

namespace Ml.CodeFixes;

/// <summary>ML1004: removes a layer method that is never called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveLayerCodeFix() : ModelCodeFix(ProblemIds.LayerNeverCalled)
{
    protected override (string Title, SyntaxNode Root)? Fix(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && root.RemoveNode(method, SyntaxRemoveOptions.KeepUnbalancedDirectives) is { } changed
            ? ($"Remove the layer '{method.Identifier.ValueText}'", changed)
            : null;
}
