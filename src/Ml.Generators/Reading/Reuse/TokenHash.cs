using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading.Reuse;

/// <summary>A hash of tokens in order (FNV-1a, 64 bits), blind to space and comments.</summary>
internal sealed class TokenHash
{
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    public ulong Value { get; private set; } = Basis;

    public void Add(long number)
    {
        for (int shift = 0; shift < 64; shift += 16)
            Value = (Value ^ ((ulong)number >> shift & 0xffff)) * Prime;
    }

    public void Add(string text)
    {
        foreach (char c in text)
            Value = (Value ^ c) * Prime;
        Value = (Value ^ 0x10000) * Prime;
    }

    public void Add(SyntaxToken token)
    {
        // What the parser skipped is trivia, and makes the code around it unreadable.
        Add(token.ContainsDiagnostics ? token.ToFullString() : token.Text);
        if (token.IsMissing)
            Add(token.RawKind);
    }

    public void Add(SyntaxNode node)
    {
        foreach (SyntaxToken token in node.DescendantTokens())
            Add(token);
    }

    public void Add(SyntaxNodeOrToken part)
    {
        if (part.AsNode() is { } node)
            Add(node);
        else
            Add(part.AsToken());
    }
}
