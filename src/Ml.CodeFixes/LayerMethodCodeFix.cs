using System;
using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Shapes;

namespace Ml.CodeFixes;

/// <summary>
/// CS0103 in a body of a model: the layer whose name is nearly the one that is called, or else a layer method of this
/// name. Its kind and width are the user's to write: the compiler refuses the 0 that stands there.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LayerMethodCodeFix() : ModelCodeFix("CS0103")
{
    protected override (string Title, SyntaxNode Root)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is not IdentifierNameSyntax
            {
                Parent: InvocationExpressionSyntax call
            } called
            || called.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } body
            || !Attributes(type.AttributeLists).Contains("Model"))
            return null;
        MethodDeclarationSyntax[] layers = type.Members.OfType<MethodDeclarationSyntax>()
            .Where(m => m.AttributeLists.Count > 0 && m.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray();
        string name = called.Identifier.Text;
        if (NearName.Of(name, layers.Select(l => l.Identifier.Text)) is { } meant)
        {
            return ($"Call the layer '{meant}'", root.ReplaceNode(
                called, called.WithIdentifier(SyntaxFactory.Identifier(meant).WithTriviaFrom(called.Identifier))));
        }

        string parameters = call.ArgumentList.Arguments.Count == 1 ? "Tensor x" : string.Join(
            ", ", call.ArgumentList.Arguments.Select((_, i) => $"Tensor x{i + 1}"));
        SyntaxTriviaList lead = layers.Length > 0 ? layers[layers.Length - 1].GetLeadingTrivia() : body.GetLeadingTrivia();
        MemberDeclarationSyntax layer = SyntaxFactory.ParseMemberDeclaration(
            $"[Dense(0)] private partial Tensor {name}({parameters});")!
            .WithLeadingTrivia(lead.Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(LineEnd(root));
        SyntaxNode place = layers.Length > 0 ? layers[layers.Length - 1] : body;
        return ($"Declare the layer '{name}'", layers.Length > 0
            ? root.InsertNodesAfter(place, [layer]) : root.InsertNodesBefore(place, [layer]));
    }

    private static SyntaxTrivia LineEnd(SyntaxNode root)
    {
        SyntaxTrivia line = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return line.IsKind(SyntaxKind.EndOfLineTrivia) ? line : SyntaxFactory.LineFeed;
    }

    private static IEnumerable<string> Attributes(SyntaxList<AttributeListSyntax> lists) => lists
        .SelectMany(l => l.Attributes).Select(a => a.Name.ToString())
        .Select(n => n.EndsWith("Attribute", StringComparison.Ordinal) ? n.Substring(0, n.Length - 9) : n);
}
