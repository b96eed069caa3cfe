using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ml.Testing;
using Ml.Testing.Declarations;

namespace Ml.Samples.Tests.Guide;

/// <summary>What docs/guide says is so: every page compiles, runs and writes what it says it writes.</summary>
[Collection(ProcessWide.Name)]
public sealed partial class GuideTests
{
    public static TheoryData<string> Pages => [.. GuidePage.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_a_program_that_runs(string name)
    {
        GuidePage page = Load(name);
        if (page.Program is null)
        {
            page.Files.ShouldNotBeEmpty("a page without a program shows one that is compiled elsewhere");
            return;
        }

        string? checks = page.Properties.FirstOrDefault(p => p.Name == "MlChecks")?.Value;

        string said = Capture.Run(ModelAssembly.CompileProgram(Usings() + page.Program, checks).Run);

        string[] lines = said.ReplaceLineEndings("\n").Split('\n');
        int at = 0;
        foreach (Regex expected in page.Output)
        {
            int found = Array.FindIndex(lines, at, expected.IsMatch);
            found.ShouldBeGreaterThanOrEqualTo(0, $"no line '{expected}' after line {at} of:\n{said}");
            at = found + 1;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_files_as_they_are(string name)
    {
        foreach ((string path, string body) in Load(name).Files)
            body.ShouldBe(File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n"), path);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_names_properties_packages_and_templates_that_there_are(string name)
    {
        GuidePage page = Load(name);
        string settings = string.Concat(
            Directory.GetFiles(Path.Combine(Repository.Root, "src", "Ml.Runtime", "build")).Select(File.ReadAllText));
        foreach (string property in PropertyName().Matches(page.Text).Select(m => m.Value).Distinct(StringComparer.Ordinal))
            settings.ShouldContain($"$({property})", customMessage: "a property that nothing reads");
        foreach (string package in page.Packages)
            File.Exists(Path.Combine(Repository.Root, "src", package, package + ".csproj")).ShouldBeTrue(package);
        foreach (string template in TemplateName().Matches(page.Commands).Select(m => m.Groups["name"].Value))
            Directory.Exists(Path.Combine(Repository.Root, "src", "Ml.Templates", "content", template)).ShouldBeTrue(template);
    }

    [Fact]
    public void The_index_has_every_page_and_nothing_else() =>
        PageLink().Matches(File.ReadAllText(Path.Combine(GuidePage.Folder, "README.md"))).Select(m => m.Groups["page"].Value)
            .Order(StringComparer.Ordinal).ShouldBe(GuidePage.Names);

    private static GuidePage Load(string name) => new(Path.Combine(GuidePage.Folder, name));

    /// <summary>The usings of a project with implicit ones: the SDK's, and those of our package.</summary>
    private static string Usings()
    {
        IEnumerable<string> package = XDocument.Load(Path.Combine(Repository.Root, "src", "Ml.Runtime", "build", "Ml.Runtime.props"))
            .Descendants("Using")
            .Select(u => (u.Attribute("Static") is null ? "" : "static ") + u.Attribute("Include")!.Value);
        string[] sdk = ["System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Collections.Generic"];
        return string.Concat(sdk.Concat(package).Select(u => $"global using {u};\n"));
    }

    [GeneratedRegex(@"\bMl(?:Checks|FastDebug|InstructionSet|Reporter)\b|(?<=<)Ml\w+(?=>)|(?<=-p:)Ml\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"dotnet new (?<name>ml-\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemplateName();

    [GeneratedRegex(@"\]\((?<page>[\w-]+\.md)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageLink();
}
