using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Shapes;

namespace Ml.CodeFixes;

/// <summary>ML1002: writes a Forward that calls the layer methods one after the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddForwardCodeFix() : ModelCodeFix(ProblemIds.NoLayers)
{
    protected override (string Title, SyntaxNode Root)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return null;
        MethodDeclarationSyntax[] layers = type.Members.OfType<MethodDeclarationSyntax>()
            .Where(m => m.AttributeLists.Count > 0 && m.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray();
        if (layers.Length == 0)
            return null;

        string input = layers[0].ParameterList.Parameters.FirstOrDefault()?.Type?.ToString() ?? "Tensor";
        string body = layers.Aggregate("x", (inner, layer) => $"{layer.Identifier.Text}({inner})");
        SyntaxTriviaList indent = SyntaxFactory.TriviaList(
            layers[0].GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        SyntaxTrivia line = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!line.IsKind(SyntaxKind.EndOfLineTrivia))
            line = SyntaxFactory.LineFeed;
        MemberDeclarationSyntax forward = SyntaxFactory.ParseMemberDeclaration(
            $"Tensor Forward([Shape(\"batch\", 1)] {input} x) => {body};")!
            .WithLeadingTrivia(new List<SyntaxTrivia> { line }.Concat(indent)).WithTrailingTrivia(line);
        return ("Add a Forward that calls the layers in turn", root.ReplaceNode(type, type.AddMembers(forward)));
    }
}
