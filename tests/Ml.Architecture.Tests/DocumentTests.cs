using System.Text.RegularExpressions;

namespace Ml.Architecture.Tests;

/// <summary>What the pages promise to a reader who clicks.</summary>
public sealed partial class DocumentTests
{
    static IEnumerable<string> Pages { get; } =
        [.. new[] { "docs", "samples", "benchmarks" }
            .Select(f => Path.Combine(Repository.Root, f))
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))];

    [Fact]
    public void Every_link_between_pages_leads_somewhere() =>
        Pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => (page, target: m.Groups["target"].Value)))
            .Where(l => !l.target.Contains("://") && !Path.Exists(Path.Combine(Path.GetDirectoryName(l.page)!, l.target.Split('#')[0])))
            .Select(l => $"{Repository.Relative(l.page)}: {l.target}")
            .ShouldBeEmpty();

    // The tree is tried with exactly these lines by people who have nothing but the SDK.
    [Theory]
    [InlineData("dotnet run -c Release --project samples/Digits")]
    [InlineData("dotnet test -c Release")]
    public void The_readme_shows_the_command(string command) =>
        File.ReadLines(Path.Combine(Repository.Root, "README.md")).Select(l => l.Trim()).ShouldContain(command);

    // A block that begins with "// path" shows a piece of that file: comments and code word for word.
    [Fact]
    public void Quoted_code_is_the_code() =>
        Pages.SelectMany(page => Quotation().Matches(File.ReadAllText(page)).Select(m => (page, path: m.Groups["path"].Value, code: m.Groups["code"].Value)))
            .Where(q => !File.ReadAllText(Path.Combine(Repository.Root, q.path)).Contains(q.code, StringComparison.Ordinal))
            .Select(q => $"{Repository.Relative(q.page)} shows what {q.path} does not say:\n{q.code}")
            .ShouldBeEmpty();

    [GeneratedRegex(@"^```csharp\n// (?<path>\S+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
