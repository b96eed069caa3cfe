using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Reading;
using Ml.Generators.Specs;

namespace Ml.Generators.Tests.Language;

/// <summary>Source compiled as a user's project would be: generator, then analyzers over the result.</summary>
public sealed class ModelRun
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Ml;
        global using Ml.Contracts;
        global using Ml.Data;
        global using Ml.Optimizers;
        global using Ml.Training;
        global using static Ml.Functions;
        """;

    private static readonly CSharpParseOptions Parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    private static readonly SyntaxTree UsingsTree = CSharpSyntaxTree.ParseText(Usings, Parse, "Usings.cs");

    private readonly Lazy<ImmutableArray<Diagnostic>> _analyzed;

    private ModelRun(string source, params (string Key, string Value)[] properties)
    {
        SourceText = source;
        Input = Compile(source);
        GeneratorDriver driver = Driver(properties).RunGeneratorsAndUpdateCompilation(Input, out Compilation output, out _);
        Output = output;
        Generated = driver.GetRunResult();
        AnalyzerOptions options = new([], new Properties(properties));
        _analyzed = new(() => Output.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
    }

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(ModelAnalyzer).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    public string SourceText { get; }

    /// <summary>The user's code alone.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The user's code and the generated code.</summary>
    public Compilation Output { get; }

    public GeneratorDriverRunResult Generated { get; }

    /// <summary>Everything our analyzers and generator say, and failures of either.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _analyzed.Value.Concat(Generated.Diagnostics);

    /// <summary>Errors of C# itself, generated code included.</summary>
    public IEnumerable<Diagnostic> CompilerErrors => Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Analyzers' and C#'s complaints about unmarked source.</summary>
    public static ModelRun Of(string source, params (string Key, string Value)[] properties) => new(source, properties);

    /// <summary>The source reads and compiles, and nothing is reported.</summary>
    public static ModelRun Clean(string source)
    {
        ModelRun run = new(source);
        run.Diagnostics.Select(Print).ShouldBeEmpty();
        run.CompilerErrors.Select(Print).ShouldBeEmpty();
        return run;
    }

    /// <summary>Exactly the diagnostics marked in the source are reported, each at its place.</summary>
    public static ModelRun Marked(string marked)
    {
        (string source, IReadOnlyList<Expected> expected) = Markup.Parse(marked);
        expected.ShouldNotBeEmpty("the source marks no diagnostic: use Clean");
        ModelRun run = new(source);
        string[] wanted = expected.Select(e => $"{e.Id} at {e.Start}: {e.Text}").Order(StringComparer.Ordinal).ToArray();
        string[] found = run.Diagnostics
            .Select(d => $"{d.Id} at {d.Location.SourceSpan.Start}: {TextAt(d.Location)}").Order(StringComparer.Ordinal).ToArray();
        found.ShouldBe(wanted, $"the source would be marked:\n{run.Mark()}\nand the messages are\n{run.Messages}");
        return run;
    }

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Declared", sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, Parse, $"Source{i}.cs")).Append(UsingsTree), References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(params (string Key, string Value)[] properties) => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()], parseOptions: Parse, optionsProvider: new Properties(properties),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static SyntaxTree ParseFile(string source, string path) => CSharpSyntaxTree.ParseText(source, Parse, path);

    /// <summary>What reading gives for a type.</summary>
    public ReadResult Read(string type = "Net") =>
        ModelReader.Read((INamedTypeSymbol)Input.GetSymbolsWithName(type, SymbolFilter.Type).Single(), Input, CancellationToken.None);

    public ModelSpec Spec(string type = "Net") => Read(type).Spec;

    /// <summary>The message of the only diagnostic.</summary>
    public string Message => Diagnostics.Single().GetMessage();

    private string Messages => string.Join("\n", Diagnostics.Select(Print));

    private string Mark()
    {
        string text = SourceText;
        foreach (Diagnostic d in Diagnostics.Where(d => d.Location.IsInSource).OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            text = text.Insert(d.Location.SourceSpan.End, "|}").Insert(d.Location.SourceSpan.Start, $"{{|{d.Id}:");
        }

        return text;
    }

    private static string TextAt(Location location) => location.SourceTree?.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length) ?? "";

    private static string Print(Diagnostic d) => $"{d.Id} on '{TextAt(d.Location)}': {d.GetMessage()}";

    private sealed class Properties(IReadOnlyList<(string Key, string Value)> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(IReadOnlyList<(string Key, string Value)> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = values.FirstOrDefault(v => v.Key == key).Value;
            return value is not null;
        }
    }
}
