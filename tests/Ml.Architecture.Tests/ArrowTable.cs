using System.Text.RegularExpressions;

namespace Ml.Architecture.Tests;

/// <summary>
/// The arrows that docs/architecture.md allows. The page is the table: a folder that is not on it, or an arrow that is
/// not on it, is an error until someone writes it there, with its reason beside it.
/// </summary>
static partial class ArrowTable
{
    /// <summary>Folder to the folders it may use, in the order of the page.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<string> MayUse)> Of(string project)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var heading = Regex.Match(page, $@"^## .*`src/{Regex.Escape(project)}`.*$", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        heading.Success.ShouldBeTrue($"docs/architecture.md has no section whose heading names `src/{project}`");
        var section = page[(heading.Index + heading.Length)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return [.. Row().Matches(end < 0 ? section : section[..end]).Select(r =>
            (r.Groups["folder"].Value is "entry files" ? "" : r.Groups["folder"].Value,
             (IReadOnlyList<string>)[.. Name().Matches(r.Groups["uses"].Value).Select(n => n.Groups["name"].Value)]))];
    }

    // | `Passes` | `Analyses`, `Graph` | what is in it |    or    | entry files | everything | ... |
    [GeneratedRegex(@"^\| (`(?<folder>[\w/]+)`|(?<folder>entry files)) \| (?<uses>[^|]*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
