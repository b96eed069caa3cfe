using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators;

namespace Ml.Benchmarks.Compiler;

/// <summary>A file of this program that declares models, as a compiler sees it in a user's project.</summary>
static class DeclaredModel
{
    const string Usings = """
        global using System;
        global using Ml;
        global using Ml.Contracts;
        global using static Ml.Functions;
        """;

    /// <summary>How files are parsed.</summary>
    public static CSharpParseOptions Options { get; } = CSharpParseOptions.Default;

    static readonly MetadataReference[] References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsWanted(Path.GetFileNameWithoutExtension(path)))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    /// <summary>The text of a file, e.g. <c>Cnn4</c>.</summary>
    /// <exception cref="ArgumentException">There is no such file; the names are listed.</exception>
    public static string Text(string name)
    {
        Assembly assembly = typeof(DeclaredModel).Assembly;
        using Stream? stream = assembly.GetManifestResourceStream(name + ".cs");
        if (stream is null)
        {
            var known = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".cs", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);
            throw new ArgumentException($"No model file '{name}'; there are {string.Join(", ", known)}.", nameof(name));
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A project with these files. Nothing is shared with other projects but the references.</summary>
    public static CSharpCompilation Project(params IEnumerable<string> files) => CSharpCompilation.Create(
        "Declared", files.Append(Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, Options, $"File{i}.cs")), References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A generator that has seen nothing yet.</summary>
    public static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Options);

    // Not this program itself, which holds the same models.
    static bool IsWanted(string assembly) =>
        assembly is "Ml.Attributes" or "Ml.Runtime" or "netstandard" or "mscorlib" || assembly.StartsWith("System", StringComparison.Ordinal);
}
