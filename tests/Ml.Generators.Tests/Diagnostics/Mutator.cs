using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Ops;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Declarations that are wrong somewhere.</summary>
internal static class Mutator
{
    private static readonly string[] Numbers = ["0", "1", "2", "3", "7", "-1", "-2", "64", "100000", "2147483647", "0.5f", "1.5f", "float.NaN"];

    private static readonly string[] Names =
        ["\"batch\"", "\"bacth\"", "\"time\"", "\"batch + 1\"", "\"2 * batch\"", "\"batch / 2\"", "\"n\"", "\"\"", "\"1\"", "\"batch - 1\""];

    private static readonly string[] Operators = ["+", "-", "*", "/", "<", "==", "&", "|", "%"];

    private static readonly string[] Known = [.. Composite.All.Keys, "Tensor", "Use", "Input", "Model", "Forward", "Loss", "Shape"];

    /// <summary>Deletes, repeats or exchanges up to three tokens.</summary>
    public static string Mutate(string source, System.Random random)
    {
        List<string> tokens = Tokens(source);
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(tokens.Count), other = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                default:
                    tokens.RemoveRange(at, Math.Min(random.Next(1, 8), tokens.Count - at));
                    break;
            }

            if (tokens.Count == 0)
                break;
        }

        return string.Concat(tokens);
    }

    /// <summary>
    /// Changes a place or two into something else of its kind, which often parses: a number, a size's name, an operator,
    /// a name; leaves a line or an argument out, says it twice, exchanges neighbours.
    /// </summary>
    public static string Change(string source, System.Random random)
    {
        for (int changes = random.Next(1, 3); changes > 0; changes--)
        {
            source = random.Next(8) switch
            {
                0 or 1 or 2 or 3 => Replace(source, random),
                4 => Lines(source, random),
                5 or 6 => Arguments(source, random),
                _ => Mutate(source, random),
            };
        }

        return source;
    }

    private static string Replace(string source, System.Random random)
    {
        List<SyntaxToken> tokens = [.. SyntaxFactory.ParseTokens(source)];
        int[] places = [.. Enumerable.Range(0, tokens.Count).Where(i => Kind(tokens[i]) is not null)];
        if (places.Length == 0)
            return source;
        int at = places[random.Next(places.Length)];
        string[] others = Kind(tokens[at])!;
        string[] own = [.. tokens.Where(t => t.IsKind(tokens[at].Kind())).Select(t => t.Text)];
        string chosen = random.Next(2) == 0 ? own[random.Next(own.Length)] : others[random.Next(others.Length)];
        List<string> texts = Tokens(source);
        texts[at] = texts[at].Replace(tokens[at].Text, chosen, StringComparison.Ordinal);
        return string.Concat(texts);
    }

    private static string[]? Kind(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => Numbers,
        SyntaxKind.StringLiteralToken => Names,
        SyntaxKind.IdentifierToken => Known,
        SyntaxKind.PlusToken or SyntaxKind.MinusToken or SyntaxKind.AsteriskToken or SyntaxKind.SlashToken => Operators,
        _ => null,
    };

    private static string Lines(string source, System.Random random)
    {
        List<string> lines = [.. source.Split('\n')];
        int at = random.Next(lines.Count);
        switch (random.Next(3))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[at]);
                break;
            default:
                lines.Reverse(Math.Max(0, at - 1), Math.Min(2, lines.Count - Math.Max(0, at - 1)));
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Arguments(string source, System.Random random)
    {
        int[] commas = [.. Enumerable.Range(0, source.Length).Where(i => source[i] == ',')];
        if (commas.Length == 0)
            return source;
        int comma = commas[random.Next(commas.Length)], end = source.IndexOfAny([',', ')', ']'], comma + 1);
        if (end < 0)
            return source;
        string argument = source[comma..end];
        return random.Next(2) == 0 ? source.Remove(comma, end - comma) : source.Insert(comma, argument);
    }

    private static List<string> Tokens(string source) => [.. SyntaxFactory.ParseTokens(source).Select(t => t.ToFullString())];
}
