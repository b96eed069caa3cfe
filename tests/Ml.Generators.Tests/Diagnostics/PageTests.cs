using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Ml.Generators.Diagnostics;
using Ml.Generators.Shapes;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page whose broken code gives exactly that diagnostic and whose fixed code gives none.</summary>
public sealed class PageTests
{
    // No declaration leads to a failure of the compiler, and a hint is no mistake; of every other diagnostic the page shows one.
    private static readonly string[] WithoutCode = ["ML9001", "ML2901"];

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Ids => [.. Descriptors.All.Keys.Except(WithoutCode)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_broken_code_gives_exactly_its_diagnostic(string id) =>
        ModelRun.Of(Code(id, "Broken")).Diagnostics.Select(d => $"{d.Id} {d.GetMessage()}").ShouldHaveSingleItem().ShouldStartWith(id + " ");

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fixed_code_gives_none(string id) => ModelRun.Clean(Code(id, "Fixed"));

    [Fact]
    public void Every_diagnostic_has_a_page_with_its_title_and_a_link_to_it()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors.All.Values)
        {
            Page(descriptor.Id).ShouldStartWith($"# {descriptor.Id}: {descriptor.Title}\n");
            descriptor.HelpLinkUri.ShouldEndWith($"docs/diagnostics/{descriptor.Id}.md");
        }
    }

    [Fact]
    public void The_index_and_the_release_table_list_every_diagnostic()
    {
        string index = Page("README"), releases = File.ReadAllText(Path.Combine(Root, "src/Ml.Generators/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Root, "src/Ml.Generators/AnalyzerReleases.Shipped.md"));
        foreach (DiagnosticDescriptor d in Descriptors.All.Values)
        {
            index.ShouldContain($"| [{d.Id}]({d.Id}.md) | {d.DefaultSeverity.ToString().ToLowerInvariant()} | {d.Title} |");
            string severity = d.IsEnabledByDefault ? d.DefaultSeverity.ToString() : "Disabled";
            releases.ShouldContain($"{d.Id} | {d.Category} | {severity} | [{d.Title}]");
        }
    }

    [Fact]
    public void Every_id_has_a_name_a_descriptor_and_an_analyzer()
    {
        HashSet<string> analyzed = [.. ModelRun.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id)];
        string[] named = [.. typeof(ProblemIds).GetFields().Select(f => (string)f.GetValue(null)!)];
        named.ShouldBeUnique();
        Descriptors.All.Keys.ShouldBe(named, ignoreOrder: true);
        named.Where(id => !analyzed.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void Rules_name_their_ids() => Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && Path.GetFileName(f) != "ProblemIds.cs")
        .Where(f => Regex.IsMatch(File.ReadAllText(f), "\"ML[0-9]{4}\"", RegexOptions.None, TimeSpan.FromSeconds(1)))
        .ShouldBeEmpty("numbers stand in ProblemIds.cs alone");

    private static string Page(string id) => File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", id + ".md"));

    private static string Code(string id, string heading)
    {
        string page = Page(id), open = $"## {heading}\n\n```csharp\n";
        int start = page.IndexOf(open, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"docs/diagnostics/{id}.md has no code under '{heading}'");
        start += open.Length;
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Compiled.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
