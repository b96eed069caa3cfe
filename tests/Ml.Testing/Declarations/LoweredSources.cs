using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Lowering;
using Ml.Generators.Reading;
using Ml.Generators.Specs;

namespace Ml.Testing.Declarations;

/// <summary>Declarations as the compiler reads and lowers them, for the oracle.</summary>
public static class LoweredSources
{
    private const string Usings = """
        global using System;
        global using Ml;
        global using Ml.Contracts;
        global using static Ml.Functions;
        """;

    /// <summary>The graphs of one of the models declared in some files.</summary>
    public static LoweredModel Lower(IEnumerable<string> sources, string type)
    {
        LoweringResult result = ModelLowering.Lower(Read(sources, type));
        return result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Problems.Select(p => p.Text)));
    }

    /// <summary>The specification of one of the models declared in some files.</summary>
    public static ModelSpec Read(IEnumerable<string> sources, string type)
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Declared", sources.Append(Usings).Select(s => CSharpSyntaxTree.ParseText(s, parse)), References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var symbol = (INamedTypeSymbol)compilation.GetSymbolsWithName(type, SymbolFilter.Type).Single();
        ReadResult read = ModelReader.Read(symbol, compilation, CancellationToken.None);
        return read.Problems.Count == 0
            ? read.Spec
            : throw new InvalidOperationException(string.Join("\n", read.Problems.Select(p => p.ToString())));
    }
}
