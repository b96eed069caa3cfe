using System.Text.RegularExpressions;

namespace Ml.Generators.Tests.Language;

/// <summary>A place where a test expects a diagnostic.</summary>
public sealed record Expected(string Id, string Text, int Start);

/// <summary>Source with expectations in it: <c>{|ML1007:kernel: 0|}</c> is the text "kernel: 0" with ML1007 on it.</summary>
public static partial class Markup
{
    public static (string Source, IReadOnlyList<Expected> Expected) Parse(string marked)
    {
        List<Expected> expected = [];
        string source = marked;
        while (Mark().Match(source) is { Success: true } match)
        {
            string id = match.Groups["id"].Value, text = match.Groups["text"].Value;
            source = source[..match.Index] + text + source[(match.Index + match.Length)..];
            expected.Add(new Expected(id, text, match.Index));
        }

        return (source, expected);
    }

    [GeneratedRegex(@"\{\|(?<id>ML\d{4}):(?<text>.*?)\|\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
