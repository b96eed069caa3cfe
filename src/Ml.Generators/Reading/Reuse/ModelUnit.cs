using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Ml.Generators.Reading.Reuse;

/// <summary>
/// A type declaration marked [Model]. Nothing outside of it depends on what is inside unless it says the type's name,
/// so that the declaration counts only for those that do.
/// </summary>
internal sealed class ModelUnit
{
    private readonly TypeDeclarationSyntax _type;

    public ModelUnit(TypeDeclarationSyntax type)
    {
        _type = type;
        var hash = new TokenHash();
        HashSet<string> names = new(StringComparer.Ordinal);
        List<string> ordered = [];
        foreach (SyntaxToken token in type.DescendantTokens())
        {
            hash.Add(token);
            if (token.IsKind(SyntaxKind.IdentifierToken) && names.Add(token.ValueText))
                ordered.Add(token.ValueText);
        }

        Hash = hash.Value;
        Names = ordered;
    }

    public string Name => _type.Identifier.ValueText;

    public TextSpan Span => _type.Span;

    public ulong Hash { get; }

    /// <summary>Every name that occurs in it, in the order of first occurrence.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What others see without saying its name: modifiers, name, type parameters and bases.</summary>
    public IEnumerable<SyntaxNodeOrToken> Header => _type.ChildNodesAndTokens()
        .Where(c => c.AsNode() is not (AttributeListSyntax or MemberDeclarationSyntax));

    /// <summary>By spelling alone; under another name (an alias) the type is a declaration like any other.</summary>
    public static bool IsMarked(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(l => l.Attributes).Any(a => a.Name.GetLastToken().ValueText is "Model" or "ModelAttribute");
}
