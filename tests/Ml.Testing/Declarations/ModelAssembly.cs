using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Generators;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Lowering;
using Ml.Generators.Reading;

namespace Ml.Testing.Declarations;

/// <summary>
/// Declared models compiled together, in memory, as a user's project would be. A declaration that does not compile is left
/// out and says why; the others run.
/// </summary>
public sealed class ModelAssembly
{
    private const string Usings = """
        global using System;
        global using Ml;
        global using Ml.Contracts;
        global using static Ml.Functions;
        """;

    private static readonly CSharpParseOptions Parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    private const string KernelFile = "Ml.Kernels.";

    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);
    private readonly Assembly _assembly;

    private ModelAssembly(IReadOnlyDictionary<string, string> sources, string? checks, OutputKind kind)
    {
        Dictionary<string, SyntaxTree> trees = sources.ToDictionary(
            s => s.Key, s => CSharpSyntaxTree.ParseText(s.Value, Parse, s.Key + ".cs"), StringComparer.Ordinal);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()], parseOptions: Parse, optionsProvider: new BuildProperties(checks));
        while (true)
        {
            CSharpCompilation input = Compilation(trees.Values, kind);
            driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
            foreach (string name in FindBroken(driver.GetRunResult(), input))
                trees.Remove(name);
            using var image = new MemoryStream();
            IReadOnlyList<Diagnostic> found = output.Emit(image).Diagnostics;
            Diagnostic[] errors = [.. found.Where(d => d.Severity == DiagnosticSeverity.Error)];
            if (kind == OutputKind.ConsoleApplication)
                errors = [.. errors, .. Warnings(output, found)];
            if (errors.Length == 0)
            {
                image.Position = 0;
                _assembly = new AssemblyLoadContext("models").LoadFromStream(image);
                Generated = driver.GetRunResult().GeneratedTrees
                    .ToDictionary(t => Path.GetFileName(t.FilePath).Replace(".g.cs", ""), t => t.ToString(), StringComparer.Ordinal);
                return;
            }

            int before = trees.Count;
            foreach (IGrouping<string, Diagnostic> of in errors.GroupBy(d => NameOf(d.Location)))
            {
                foreach (string model in ModelsOf(of.Key, driver.GetRunResult()))
                {
                    _failures.TryAdd(model, "does not compile: " + string.Join(
                        " | ", of.Take(3).Select(d => $"{d.GetMessage()} at '{Line(d.Location)}'")));
                    trees.Remove(model);
                }
            }

            if (trees.Count == before || kind == OutputKind.ConsoleApplication)
                throw new InvalidOperationException(string.Join("\n", errors.Take(10).Select(e => $"{e} at '{Line(e.Location)}'")));
        }
    }

    /// <summary>The text that was generated, by model.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; }

    /// <summary>Why declarations or sources have no code, by name.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <summary>Compiles sources, each named after the model it declares.</summary>
    /// <param name="checks">The MlChecks property, or null for the default.</param>
    public static ModelAssembly Compile(IReadOnlyDictionary<string, string> sources, string? checks = null) =>
        new(sources, checks, OutputKind.DynamicallyLinkedLibrary);

    /// <summary>Compiles a program with the models that it declares.</summary>
    /// <param name="source">Usings, statements, types.</param>
    /// <param name="checks">The MlChecks property, or null for the default.</param>
    /// <exception cref="InvalidOperationException">It does not compile without warnings; the message lists them.</exception>
    public static ModelAssembly CompileProgram(string source, string? checks = null)
    {
        var program = new ModelAssembly(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Program"] = source }, checks,
            OutputKind.ConsoleApplication);
        return program._failures.Count == 0
            ? program
            : throw new InvalidOperationException(string.Join("\n", program._failures.Select(f => $"{f.Key}: {f.Value}")));
    }

    /// <summary>Runs a program; what it throws comes through.</summary>
    public void Run()
    {
        MethodInfo main = _assembly.EntryPoint!;
        main.Invoke(
            null, BindingFlags.DoNotWrapExceptions, binder: null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()],
            System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Why a declaration has no code, or null when it has.</summary>
    public string? Failure(string name) => _failures.GetValueOrDefault(name);

    public Type Find(string type) => _assembly.GetType(type, throwOnError: true)!;

    /// <summary>What C# and our analyzer warn of in a program's own text.</summary>
    private static IEnumerable<Diagnostic> Warnings(Compilation program, IEnumerable<Diagnostic> found) => found
        .Concat(program.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
        .Where(d => d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath == "Program.cs");

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees, OutputKind kind) => CSharpCompilation.Create(
        "Declared", [.. trees, CSharpSyntaxTree.ParseText(Usings, Parse, "Usings.cs")], References.All,
        new CSharpCompilationOptions(
            kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable, warningLevel: kind == OutputKind.ConsoleApplication ? 9 : 0));

    /// <summary>Models whose generated part only throws, each with the reason.</summary>
    private List<string> FindBroken(GeneratorDriverRunResult run, CSharpCompilation input)
    {
        List<string> broken = [];
        foreach (SyntaxTree tree in run.GeneratedTrees.Where(t => t.ToString().Contains("has mistakes, which are reported", StringComparison.Ordinal)))
        {
            string name = Path.GetFileName(tree.FilePath).Replace(".g.cs", "", StringComparison.Ordinal);
            if (_failures.TryAdd(name, WhyBroken(name, input)))
                broken.Add(name);
        }

        return broken;
    }

    private static string WhyBroken(string name, CSharpCompilation input)
    {
        var type = (INamedTypeSymbol)input.GetSymbolsWithName(name, SymbolFilter.Type).First();
        ReadResult read = ModelReader.Read(type, input, CancellationToken.None);
        if (read.IsBroken)
            return string.Join(" | ", read.Problems.Select(p => p.ToString()).DefaultIfEmpty("an error of C# in the declaration"));
        try
        {
            LoweringResult lowered = ModelLowering.Lower(read.Spec);
            if (lowered.Model is null)
                return string.Join(" | ", lowered.Problems.Select(p => p.Text));
            ModelCompiler.Compile(lowered.Model, new CompileOptions());
            return "no reason was found";
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message} {string.Join(" ", e.StackTrace!.Split('\n').Take(6).Select(l => l.Trim()))}";
        }
    }

    /// <summary>The model of a file, or those that launch the kernel in it.</summary>
    private static string[] ModelsOf(string file, GeneratorDriverRunResult run) => !file.StartsWith(KernelFile, StringComparison.Ordinal)
        ? [file]
        :
        [
            .. run.GeneratedTrees
                .Where(t => t.ToString().Contains(file[KernelFile.Length..], StringComparison.Ordinal))
                .Select(t => Path.GetFileName(t.FilePath).Replace(".g.cs", "", StringComparison.Ordinal)),
        ];

    private static string NameOf(Location location) => Path.GetFileName(location.SourceTree?.FilePath ?? "")
        .Replace(".g.cs", "", StringComparison.Ordinal).Replace(".cs", "", StringComparison.Ordinal);

    private static string Line(Location location) =>
        location.SourceTree?.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim() ?? "";
}
