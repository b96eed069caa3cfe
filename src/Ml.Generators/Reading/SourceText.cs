using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ml.Generators.Reading;

/// <summary>The user's code in messages: one line, without comments, short.</summary>
internal static class SourceText
{
    private const int Longest = 60;

    /// <summary>The tokens, separated by one space where any whitespace stood.</summary>
    public static string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (text.Length > 0 && token.FullSpan.Start < token.SpanStart && text[text.Length - 1] != ' ')
                text.Append(' ');
            text.Append(token.Text);
            if (token.TrailingTrivia.Count > 0)
                text.Append(' ');
            if (text.Length > 4 * Longest)
                break;
        }

        return Shorten(text.ToString().Trim().Replace('\n', ' ').Replace('\r', ' '));
    }

    public static string Shorten(string text) => text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...";

    /// <summary>A call with its nested calls left out: "Gelu(..)", "Concat(a, b)".</summary>
    public static string OfCall(string name, IEnumerable<SyntaxNode> arguments) =>
        Shorten($"{name}({string.Join(", ", arguments.Select(Operand))})");

    /// <summary>A name or a constant as it is, anything longer as two dots.</summary>
    public static string Operand(SyntaxNode node) => node switch
    {
        ArgumentSyntax { Expression: IdentifierNameSyntax or LiteralExpressionSyntax or PrefixUnaryExpressionSyntax } =>
            Of(node),
        ArgumentSyntax { NameColon: not null } => Of(node),
        IdentifierNameSyntax or LiteralExpressionSyntax => Of(node),
        ArgumentSyntax { Expression: InvocationExpressionSyntax call } => Operand(call),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } => $"{called.Identifier.ValueText}(..)",
        _ when node.DescendantNodesAndSelf().Any(n => n.IsKind(SyntaxKind.InvocationExpression)) => "..",
        _ when node.Span.Length > 24 => "..",
        _ => Of(node),
    };

    /// <summary>An operand of an operator, in the brackets that it has there.</summary>
    public static string Side(SyntaxNode node) =>
        node.Parent is ParenthesizedExpressionSyntax && Operand(node) is var text && text != ".." ? $"({text})"
            : Operand(node);

    /// <summary>The name of the file, without its folder, which is another on every machine.</summary>
    public static string FileOf(Location location) =>
        location.IsInSource ? location.GetLineSpan().Path.Split('/', '\\').Last() : "";

    public static int LineOf(Location location) =>
        location.IsInSource ? location.GetLineSpan().StartLinePosition.Line + 1 : 0;
}
