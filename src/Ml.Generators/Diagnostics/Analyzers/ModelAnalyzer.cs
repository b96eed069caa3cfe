using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Generators.Reading;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>
/// Reports one mistake. All analyzers read the same analysis of a model, which is made once per compilation, so that a
/// mistake can be one small file and cost nothing.
/// </summary>
public abstract class ModelAnalyzer(DiagnosticDescriptor descriptor) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!KnownSymbols.IsModel(type))
            return;
        foreach (Problem problem in ModelAnalysis.Of(type, context.Compilation, context.CancellationToken))
        {
            if (problem.Id == descriptor.Id)
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(descriptor, problem.Location, problem.Properties, problem.Message));
            }
        }
    }
}
