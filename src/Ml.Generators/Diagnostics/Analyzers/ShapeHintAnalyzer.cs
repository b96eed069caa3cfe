using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Generators.Checking;
using Ml.Generators.Reading;
using Ml.Generators.Reading.Reuse;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>
/// Shows the shape of every expression of a body and of every layer of a stack. Off by default, and an analyzer of its
/// own so that Roslyn does not even start it until an .editorconfig line turns it on.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeHintAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ShapeHint];

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
        using InvariantScope culture = InvariantScope.Enter();
        ReadResult? read = ModelReadings.Of(
            type, context.Compilation, isPlaced: true, context.CancellationToken).Result;
        if (read is null or { IsBroken: true })
            return;
        foreach ((int step, string text) in ShapeHints.Of(read.Spec))
        {
            Site site = read.Map.Steps[step];
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ShapeHint, site.Expression ?? site.Whole, text));
        }
    }
}
