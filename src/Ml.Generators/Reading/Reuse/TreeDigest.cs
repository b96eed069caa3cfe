using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ml.Generators.Reading.Reuse;

/// <summary>
/// A file as hashes of its tokens, cut where one part can change without the others noticing: each type marked [Model],
/// each body of a method elsewhere, and the declarations, which are the rest. Space and comments do not count. Made
/// once for each version of a file, without asking what any name means.
/// </summary>
internal sealed class TreeDigest
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeDigest> Digests = new();

    private readonly List<ModelUnit> _models = [];
    private readonly List<SyntaxNode> _bodies = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private TreeDigest(SyntaxTree tree, CancellationToken cancellation)
    {
        var hash = new TokenHash();
        hash.Add(tree.Options.GetHashCode());
        Visit(tree.GetRoot(cancellation), hash, named: false);
        Declarations = hash.Value;
    }

    /// <summary>Everything outside of models and bodies, the headers of models included.</summary>
    public ulong Declarations { get; }

    public IReadOnlyList<ModelUnit> Models => _models;

    /// <summary>
    /// Names by which the declarations reach into types: in base lists, constants, default values and usings.
    /// </summary>
    public IReadOnlyCollection<string> Names => _names;

    public static TreeDigest Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Digests.TryGetValue(tree, out TreeDigest? digest))
        {
            digest = new TreeDigest(tree, cancellation);
            digest = Digests.GetValue(tree, _ => digest);
        }

        return digest;
    }

    /// <summary>The model around a declaration, the outermost one, or null.</summary>
    public ModelUnit? Around(SyntaxReference declaration) =>
        _models.FirstOrDefault(m => m.Span.Contains(declaration.Span));

    /// <summary>The number of the body that a method outside of models has, or -1.</summary>
    public int BodyOf(SyntaxReference method) => _bodies.FindIndex(b => method.Span.Contains(b.Span));

    public ulong HashOfBody(int body)
    {
        var hash = new TokenHash();
        hash.Add(_bodies[body]);
        return hash.Value;
    }

    public int BodyCount => _bodies.Count;

    private void Visit(SyntaxNode node, TokenHash hash, bool named)
    {
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is not { } inner)
            {
                SyntaxToken token = child.AsToken();
                hash.Add(token);
                if (named && token.IsKind(SyntaxKind.IdentifierToken))
                    _names.Add(token.ValueText);
            }
            else if (inner is TypeDeclarationSyntax type && ModelUnit.IsMarked(type))
            {
                var unit = new ModelUnit(type);
                _models.Add(unit);
                foreach (SyntaxNodeOrToken part in unit.Header)
                    hash.Add(part);
            }
            else if (IsBody(inner))
            {
                _bodies.Add(inner);
                hash.Add(inner.RawKind);
            }
            else
            {
                Visit(inner, hash, named || ReachesIntoTypes(inner));
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node is GlobalStatementSyntax
        || (node is BlockSyntax or ArrowExpressionClauseSyntax && node.Parent is BaseMethodDeclarationSyntax
            or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax);

    private static bool ReachesIntoTypes(SyntaxNode node) =>
        node is BaseListSyntax or UsingDirectiveSyntax or EqualsValueClauseSyntax;
}
