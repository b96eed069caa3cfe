using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Testing;

namespace Ml.Samples.Tests.Guide;

/// <summary>
/// A page of docs/guide. Its <c>csharp</c> blocks, in order, are one program: statements first, then types, as a reader who
/// pastes them would arrange them. A <c>csharp</c> block with a path after the word shows that file. Lines of <c>text</c>
/// blocks are what the program writes, where <c>...</c> is anything. <c>xml</c> blocks are parts of a project file.
/// </summary>
sealed partial class GuidePage
{
    private readonly (string Kind, string Path, string Body)[] _blocks;

    public GuidePage(string path)
    {
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
        _blocks = [.. BlockPattern().Matches(Text).Select(
            m => (m.Groups["kind"].Value, m.Groups["path"].Value.Trim(), m.Groups["body"].Value))];
    }

    /// <summary>Where the pages lie.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "guide");

    /// <summary>Pages by file name, the index left out.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.md").Select(p => Path.GetFileName(p)).Where(n => n != "README.md").Order(StringComparer.Ordinal);

    public string Text { get; }

    /// <summary>Files of the repository that the page shows, with the text it shows.</summary>
    public IEnumerable<(string Path, string Body)> Files =>
        _blocks.Where(b => b.Path.Length > 0).Select(b => (b.Path, b.Body));

    /// <summary>What the program is to write, in order; each a pattern.</summary>
    public IEnumerable<Regex> Output => Bodies("text")
        .SelectMany(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => new Regex(
            $"^{Regex.Escape(line.TrimEnd()).Replace(@"\.\.\.", ".*", StringComparison.Ordinal)}\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Properties of the project file that the page shows.</summary>
    public IEnumerable<XElement> Properties => Xml.Where(e => e.Parent?.Name == "PropertyGroup");

    /// <summary>Packages that the project file or a command refers to.</summary>
    public IEnumerable<string> Packages =>
        Xml.Where(e => e.Name == "PackageReference").Select(e => e.Attribute("Include")!.Value)
        .Concat(AddedPackage().Matches(Commands).Select(m => m.Groups["name"].Value));

    /// <summary>Lines for a shell.</summary>
    public string Commands => string.Concat(Bodies("sh"));

    /// <summary>The page's program; null when it has none.</summary>
    public string? Program
    {
        get
        {
            CompilationUnitSyntax[] units = [.. Bodies("csharp").Select(b => SyntaxFactory.ParseCompilationUnit(b))];
            if (units.Length == 0)
                return null;
            IEnumerable<SyntaxNodeText> nodes = units
                .SelectMany(u => u.Usings.Select(n => new SyntaxNodeText(0, n.ToFullString()))
                    .Concat(u.Members.Select(n => new SyntaxNodeText(n is GlobalStatementSyntax ? 1 : 2, n.ToFullString()))));
            return string.Join("\n", nodes.OrderBy(n => n.Place).Select(n => n.Text));
        }
    }

    private IEnumerable<XElement> Xml => Bodies("xml").SelectMany(b => XElement.Parse($"<Part>{b}</Part>").Descendants());

    private IEnumerable<string> Bodies(string kind) => _blocks.Where(b => b.Kind == kind && b.Path.Length == 0).Select(b => b.Body);

    [GeneratedRegex(@"^```(?<kind>\w+)(?<path>[^\n]*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"dotnet (add package|new install) (?<name>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddedPackage();

    private readonly record struct SyntaxNodeText(int Place, string Text);
}
