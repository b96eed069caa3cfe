using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>
/// Reports everything that is wrong with a model, under every id: it is read and checked once, and not at all while
/// nothing that it depends on changes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Descriptors.All.Values.Where(d => d.IsEnabledByDefault)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!ModelAnalysis.IsCandidate(type))
            return;
        bool isReported = Reporter.IsGenerator(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (Problem problem in ModelAnalysis.Of(type, context.Compilation, context.CancellationToken))
        {
            if (!(isReported && problem.IsError))
                context.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
