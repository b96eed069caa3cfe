using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators;

namespace Ml.Editing;

/// <summary>A project as an editor holds it: parsed files, and a generator that remembers its last run.</summary>
public sealed class EditedProject
{
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default;

    private readonly Dictionary<string, SyntaxTree> _files = new(StringComparer.Ordinal);
    private CSharpCompilation _written;
    private GeneratorDriver _driver;
    private Compilation _whole;
    private Dictionary<string, GeneratedSourceResult> _generated = new(StringComparer.Ordinal);

    private EditedProject(IEnumerable<(string File, string Text)> files, IEnumerable<MetadataReference> references)
    {
        foreach ((string file, string text) in files)
            _files[file] = CSharpSyntaxTree.ParseText(SourceText.From(text), Options, file);
        _written = CSharpCompilation.Create(
            "Edited", _files.Values, references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Options);
        _whole = _written;
    }

    /// <summary>The user's files and, after <see cref="Generate"/>, the generated ones.</summary>
    public Compilation Whole => _whole;

    /// <summary>The same with every generated file parsed anew, as the compiler has it that keeps no trees.</summary>
    public Compilation Anew => _written.AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees);

    /// <summary>The generated files: names and texts.</summary>
    public IEnumerable<(string Name, SourceText Text)> Generated => _generated.Select(g => (g.Key, g.Value.SourceText));

    /// <summary>A project with the given files, not yet generated.</summary>
    public static EditedProject Of(
        IEnumerable<(string File, string Text)> files, IEnumerable<MetadataReference> references) =>
        new(files, references);

    /// <summary>The references of a user's project, taken from this process.</summary>
    public static IReadOnlyList<MetadataReference> OwnReferences() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileNameWithoutExtension(path) is var name
            && (name is "Ml.Attributes" or "Ml.Runtime" or "netstandard" or "mscorlib"
                || name.StartsWith("System", StringComparison.Ordinal)))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    /// <summary>The text of a file as it is now.</summary>
    public string TextOf(string file) => _files[file].ToString();

    /// <summary>The tree of a file as it is now.</summary>
    public SyntaxTree TreeOf(string file) => _files[file];

    /// <summary>Types or deletes one character, parsing only what that changes.</summary>
    public void Apply(Edit edit)
    {
        SourceText before = _files[edit.File].GetText();
        TextChange change = edit.Character is { } typed
            ? new TextChange(new TextSpan(edit.Position, 0), typed.ToString())
            : new TextChange(new TextSpan(edit.Position, 1), "");
        Replace(edit.File, _files[edit.File].WithChangedText(before.WithChanges(change)));
    }

    /// <summary>Puts a file's text back.</summary>
    public void Restore(string file, string text) =>
        Replace(file, _files[file].WithChangedText(SourceText.From(text)));

    /// <summary>Runs the generator, and takes over what it wrote.</summary>
    /// <returns>The names of the files that were written anew although they were there before.</returns>
    public IReadOnlyList<string> Generate()
    {
        _driver = _driver.RunGenerators(_written);
        return TakeOver(_driver.GetRunResult().Results.Single().GeneratedSources);
    }

    // The driver parses every text again, on every run. An editor keeps the trees of texts that are what they were, and
    // with them all that C# knows of them.
    private IReadOnlyList<string> TakeOver(IReadOnlyList<GeneratedSourceResult> sources)
    {
        List<string> rewritten = [];
        Dictionary<string, GeneratedSourceResult> now = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in sources)
        {
            if (!_generated.TryGetValue(source.HintName, out GeneratedSourceResult before))
            {
                _whole = _whole.AddSyntaxTrees(source.SyntaxTree);
                now[source.HintName] = source;
            }
            else if (before.SourceText.ContentEquals(source.SourceText))
            {
                now[source.HintName] = before;
            }
            else
            {
                rewritten.Add(source.HintName);
                _whole = _whole.ReplaceSyntaxTree(before.SyntaxTree, source.SyntaxTree);
                now[source.HintName] = source;
            }
        }

        _whole = _whole.RemoveSyntaxTrees(_generated.Where(g => !now.ContainsKey(g.Key)).Select(g => g.Value.SyntaxTree));
        _generated = now;
        return rewritten;
    }

    private void Replace(string file, SyntaxTree tree)
    {
        _written = _written.ReplaceSyntaxTree(_files[file], tree);
        _whole = _whole.ReplaceSyntaxTree(_files[file], tree);
        _files[file] = tree;
    }
}
