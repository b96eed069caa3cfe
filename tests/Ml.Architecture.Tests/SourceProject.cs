using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ml.Architecture.Tests;

/// <summary>One use of one folder's code by another's, with the place that proves it.</summary>
sealed record Use(string From, string To, string Where);

/// <summary>
/// A project under src, compiled in memory, so that uses are what the names mean and not what the text looks like:
/// a type reached through <c>var</c>, inheritance or a member chain counts as much as one behind a using.
/// </summary>
sealed class SourceProject
{
    static readonly ConcurrentDictionary<string, SourceProject> Compiled = new(StringComparer.Ordinal);

    readonly CSharpCompilation _compilation;
    readonly IReadOnlyList<string> _folders;

    SourceProject(string name)
    {
        _folders = [.. ArrowTable.Of(name).Select(r => r.Folder)];
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = Repository.Sources($"src/{name}")
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f))
            .Append(CSharpSyntaxTree.ParseText(GlobalUsings(name), options, "GlobalUsings.cs"));
        // Everything the test process runs on, except the project itself: its sources stand in for it.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => Path.GetFileNameWithoutExtension(f) != name)
            .Select(f => MetadataReference.CreateFromFile(f));
        _compilation = CSharpCompilation.Create(name, trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>A project by name; each is compiled once for all tests.</summary>
    public static SourceProject Of(string name) => Compiled.GetOrAdd(name, n => new SourceProject(n));

    /// <summary>Types that could not be resolved: where there are any, the list of uses is not complete.</summary>
    public IEnumerable<string> Unresolved() => _compilation.GetDeclarationDiagnostics()
        .Where(d => d.Id is "CS0234" or "CS0246")
        .Select(d => d.ToString());

    /// <summary>Every use of code in another folder of the project, or of Roslyn, each pair once.</summary>
    public IReadOnlyList<Use> Uses() => [.. _compilation.SyntaxTrees
        .Where(t => File.Exists(t.FilePath))
        .SelectMany(UsesIn)
        .DistinctBy(u => (u.From, u.To))
        .OrderBy(u => u.From, StringComparer.Ordinal).ThenBy(u => u.To, StringComparer.Ordinal)];

    /// <summary>The files that use Roslyn, each once.</summary>
    public IReadOnlyList<string> FilesUsingRoslyn() => [.. _compilation.SyntaxTrees
        .Where(t => File.Exists(t.FilePath) && Targets(t).Any(n => n.Namespace.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
        .Select(t => Repository.Relative(t.FilePath))];

    /// <summary>
    /// The folder of the page that a file belongs to, or its first folder where the page has none;
    /// "" for a file that lies in the project's own folder.
    /// </summary>
    public string FolderOf(string path)
    {
        var parts = Repository.Relative(path).Split('/'); // src, project, folders..., file
        for (var depth = parts.Length - 1; depth > 3; depth--)
        {
            var nested = string.Join('/', parts[2..depth]);
            if (_folders.Contains(nested, StringComparer.Ordinal))
                return nested;
        }

        return parts.Length > 3 ? parts[2] : "";
    }

    IEnumerable<Use> UsesIn(SyntaxTree tree)
    {
        var from = FolderOf(tree.FilePath);
        foreach (var (declared, _, node) in Targets(tree))
        {
            if (declared is not null && FolderOf(declared) is var to && to != from)
                yield return new Use(from, to, $"{Repository.Relative(tree.FilePath)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {node}");
        }
    }

    // What each name of a file means: the file that declares it (null when it is not this project's) and its namespace.
    IEnumerable<(string? File, string Namespace, SyntaxNode Node)> Targets(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
                continue; // an import without a use is no dependency, and the build removes it
            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type is null || symbol is INamespaceSymbol)
                continue;
            yield return (FileDeclaring(type, symbol!), type.ContainingNamespace.ToDisplayString(), name);
        }
    }

    // A partial type may have parts in several folders: then the member's own part is what is used.
    static string? FileDeclaring(INamedTypeSymbol type, ISymbol symbol)
    {
        var references = symbol.DeclaringSyntaxReferences.Length == 1 ? symbol.DeclaringSyntaxReferences : type.DeclaringSyntaxReferences;
        return references.FirstOrDefault()?.SyntaxTree.FilePath;
    }

    static string GlobalUsings(string name)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", name, $"{name}.csproj"));
        var own = project.Descendants("Using").Select(u => u.Attribute("Include")!.Value);
        var isImplicit = project.Descendants("ImplicitUsings").All(u => u.Value != "disable");
        string[] sdk = isImplicit
            ? ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"]
            : [];
        return string.Concat(sdk.Concat(own).Select(n => $"global using {n};\n"));
    }
}
