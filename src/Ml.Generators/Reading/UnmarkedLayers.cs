using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Diagnostics;
using Ml.Generators.Shapes;

namespace Ml.Generators.Reading;

/// <summary>
/// Layers of a type that is not marked [Model]: nothing would be compiled, and C# would say nothing about a stack, and
/// of layer methods only that they have no body.
/// </summary>
internal static class UnmarkedLayers
{
    /// <summary>What is wrong with a type that is no model, or null.</summary>
    public static Problem? Find(INamedTypeSymbol type)
    {
        AttributeSyntax? layer = new ISymbol[] { type }
            .Concat(type.GetMembers().OfType<IMethodSymbol>().Where(m => m.IsPartialDefinition))
            .SelectMany(KnownSymbols.Layers).Select(a => a.ApplicationSyntaxReference?.GetSyntax())
            .OfType<AttributeSyntax>().FirstOrDefault();
        if (layer?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
            return null;
        return new Problem(
            ProblemIds.UnmarkedLayers,
            Explanation.Render(
                $"'{type.Name}' has layers such as {layer.Name} and is not marked as a model: nothing is compiled",
                "write [Model] above it"),
            declaration.Identifier.GetLocation(),
            TextEdit.Write(
                "Write [Model]",
                [new TextEdit(declaration.SyntaxTree.FilePath, new TextSpan(declaration.SpanStart, 0), "[Model] ")]));
    }
}
