using System.Text.RegularExpressions;

namespace Ml.Architecture.Tests;

/// <summary>Habits that can be read off a file.</summary>
public sealed partial class FileTests
{
    const int LongestFile = 400, LongestLine = 120;

    // The one list of every diagnostic; it grows with the rules and is read by searching.
    static readonly string[] Exempt = ["src/Ml.Generators/Diagnostics/Descriptors.cs"];

    static IEnumerable<string> All { get; } =
        [.. new[] { "src", "samples", "tests", "benchmarks" }.Where(f => Directory.Exists(Path.Combine(Repository.Root, f))).SelectMany(Repository.Sources)];

    [Fact]
    public void No_file_is_longer_than_a_person_can_hold() =>
        All.Where(f => !Exempt.Contains(Repository.Relative(f)) && File.ReadLines(f).Count() > LongestFile)
            .Select(f => $"{Repository.Relative(f)}: {File.ReadLines(f).Count()} lines")
            .ShouldBeEmpty($"a file of more than {LongestFile} lines does several things");

    [Fact]
    public void No_line_of_the_compiler_is_wider_than_a_page() =>
        Repository.Sources("src/Ml.Generators").SelectMany(f => File.ReadLines(f)
            .Select((line, i) => (Line: line, Place: $"{Repository.Relative(f)}:{i + 1}"))
            .Where(l => l.Line.Length > LongestLine).Select(l => l.Place)).ShouldBeEmpty();

    [Fact]
    public void The_namespace_is_the_folder() =>
        Repository.Sources("src").SelectMany(WrongNamespaces).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_do() =>
        All.Where(f => !f.EndsWith("FileTests.cs", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(l => Unfinished().IsMatch(l)).Select(l => $"{Repository.Relative(f)}: {l.Trim()}"))
            .ShouldBeEmpty();

    static IEnumerable<string> WrongNamespaces(string file)
    {
        var parts = Repository.Relative(file).Split('/'); // src, project, folders..., file
        // Runtime and attributes live in Ml itself: their users should not have to know in which assembly a type is.
        string[] root = parts[1] is "Ml.Runtime" or "Ml.Attributes" ? ["Ml"] : [parts[1]];
        var expected = string.Join('.', root.Concat(parts[2..^1]));
        return File.ReadLines(file)
            .Where(l => l.StartsWith("namespace ", StringComparison.Ordinal) && !l.StartsWith("namespace System", StringComparison.Ordinal)) // polyfills stand where the framework looks
            .Select(l => l["namespace ".Length..].TrimEnd(';', ' ', '{'))
            .Where(found => found != expected)
            .Select(found => $"{Repository.Relative(file)}: {found} instead of {expected}");
    }

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfinished();
}
