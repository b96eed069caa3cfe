using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Generators.Reading;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>
/// Silences hints that do not hold for what the compiler reads instead of running: Forward, Loss and layer methods look
/// unused, their parameters too, and they look as if they could be static.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerMethodSuppressor : DiagnosticSuppressor
{
    private static readonly string[] Hints =
        ["IDE0051", "IDE0060", "CA1822", "CA1801", "CA1811", "MA0038", "RCS1213", "S1144"];

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        .. Hints.Select(id =>
            new SuppressionDescriptor($"MLS{id}", id, "The method is read by the compiler of models and never runs")),
    ];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            ISymbol? symbol = null;
            for (SyntaxNode? n = node; n is not null && symbol is not IMethodSymbol; n = n.Parent)
                symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(n, context.CancellationToken);
            if (symbol is IMethodSymbol method && IsRead(method))
            {
                foreach (SuppressionDescriptor suppression in SupportedSuppressions.Where(
                    s => s.SuppressedDiagnosticId == diagnostic.Id))
                    context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static bool IsRead(IMethodSymbol method) =>
        KnownSymbols.Layers(method).Any()
        || (method.Name is "Forward" or "Loss" && method.ContainingType is { } type && KnownSymbols.IsModel(type));
}
