using System.Text.RegularExpressions;

namespace Ml.Generators.Tests.Corpus;

/// <summary>A place in a case's source where a diagnostic is right.</summary>
/// <param name="Line">Counted from the top of the file, the header included.</param>
/// <param name="Span">The text that is underlined.</param>
public sealed record CorpusPlace(int Line, string Span);

/// <summary>
/// A model that somebody got wrong (or right), with what a good message says about it. The header of the file:
/// <code>
/// // case: flatten-01
/// // category: flatten size
/// // source: where the mistake was made
/// // there: what the other framework said
/// // kind: error (others stop at run time), or silent (others train something wrong)
/// // expect: line 12 span "inputs: 1050" id ML2003 contains "1568","1050" fix "1568|-1"
/// // also: line 12 span "Dense(10, inputs: 1050)"
/// </code>
/// Every text of <c>contains</c> occurs in the message and every text of <c>fix</c> behind "Fix:"; a bar separates
/// alternatives, digits alone are whole numbers, <c>id any</c> is no particular diagnostic. A model that is right has
/// <c>expect: nothing</c>.
/// </summary>
public sealed partial class CorpusCase
{
    private CorpusCase(string name, string source)
    {
        (Name, Source) = (name, source);
        Category = Header(source, "category");
        string expect = Header(source, "expect");
        IsCorrect = expect == "nothing";
        if (IsCorrect)
            return;
        Match match = Expectation().Match(expect);
        if (!match.Success)
            throw new FormatException($"{name}: '{expect}' is no expectation");
        Places = [.. Place().Matches(expect).Concat(HeaderLines(source, "also").SelectMany(l => Place().Matches(l)))
            .Select(m => new CorpusPlace(int.Parse(m.Groups["line"].Value), Unquote(m.Groups["span"].Value)))];
        Id = match.Groups["id"].Value;
        Facts = [.. Quoted().Matches(match.Groups["facts"].Value).Select(m => Unquote(m.Groups["text"].Value))];
        Fixes = [.. Quoted().Matches(match.Groups["fix"].Value).Select(m => Unquote(m.Groups["text"].Value))];
    }

    public string Name { get; }

    public string Category { get; }

    public string Source { get; }

    public bool IsCorrect { get; }

    /// <summary>The diagnostic, or "any".</summary>
    public string Id { get; } = "";

    /// <summary>Where it stands; the first is the best, the others are as good.</summary>
    public IReadOnlyList<CorpusPlace> Places { get; } = [];

    public IReadOnlyList<string> Facts { get; } = [];

    public IReadOnlyList<string> Fixes { get; } = [];

    /// <summary>All cases of a folder with the subfolders "broken" and "correct".</summary>
    public static IReadOnlyList<CorpusCase> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new CorpusCase(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];

    /// <summary>Whether a text says one of the alternatives.</summary>
    public static bool Says(string text, string alternatives) => alternatives.Split('|').Any(a => a.All(char.IsDigit)
        ? Regex.IsMatch(text, $"(?<![0-9.]){a}(?![0-9]|\\.[0-9])", RegexOptions.None, TimeSpan.FromSeconds(1))
        : text.Contains(a, StringComparison.OrdinalIgnoreCase));

    private static string Header(string source, string key) => HeaderLines(source, key).FirstOrDefault() ?? "";

    private static IEnumerable<string> HeaderLines(string source, string key) => source.Split('\n')
        .Where(l => l.StartsWith($"// {key}: ", StringComparison.Ordinal)).Select(l => l[($"// {key}: ".Length)..].TrimEnd());

    private static string Unquote(string text) => text.Replace("\\\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("""^line \d+ span "([^"\\]|\\.)*" id (?<id>\w+) contains (?<facts>.*?) fix (?<fix>.*)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expectation();

    [GeneratedRegex("""line (?<line>\d+) span "(?<span>([^"\\]|\\.)*)""" + "\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("\"(?<text>([^\"\\\\]|\\\\.)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
