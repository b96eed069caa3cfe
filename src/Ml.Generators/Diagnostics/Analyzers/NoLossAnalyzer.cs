using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Reading;
using Ml.Generators.Reading.Reuse;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>
/// Explains an error of C#'s: a model without a loss is used where a trainable one is needed, and C# can only say that
/// it "cannot convert" or "does not contain a definition".
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoLossAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.NoLoss];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Ml.Contracts.ITrainable") is not { } trainable)
                return;
            start.RegisterOperationAction(c => AnalyzeInvalid(c, trainable), OperationKind.Invalid);
            start.RegisterOperationAction(c => AnalyzeConversion(c, trainable), OperationKind.Conversion);
        });
    }

    private static void AnalyzeConversion(OperationAnalysisContext context, INamedTypeSymbol trainable)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (SymbolEqualityComparer.Default.Equals(conversion.Type, trainable) && conversion.IsImplicit
            && !conversion.GetConversion().IsImplicit)
            Explain(context, conversion.Operand, trainable);
    }

    private static void AnalyzeInvalid(OperationAnalysisContext context, INamedTypeSymbol trainable)
    {
        IOperation invalid = context.Operation;
        if (invalid.ChildOperations.FirstOrDefault(o => IsUntrainable(o.Type, trainable)) is { } model
            && NeedsTrainable(invalid, trainable))
            Explain(context, model, trainable);
    }

    /// <summary>Whether what could have been meant takes a trainable model, or belongs to one.</summary>
    private static bool NeedsTrainable(IOperation invalid, INamedTypeSymbol trainable)
    {
        SemanticModel semantics = invalid.SemanticModel!;
        SyntaxNode called = invalid.Syntax is InvocationExpressionSyntax call ? call.Expression : invalid.Syntax;
        int at = called.SpanStart;
        if (called is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            && !semantics.LookupSymbols(at, trainable, name, includeReducedExtensionMethods: true).IsEmpty)
            return true;
        return semantics.GetSymbolInfo(invalid.Syntax).CandidateSymbols.OfType<IMethodSymbol>().Any(m =>
            m.Parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Type, trainable))
            || m.TypeParameters.Any(t => t.ConstraintTypes.Contains(trainable, SymbolEqualityComparer.Default)));
    }

    private static void Explain(OperationAnalysisContext context, IOperation model, INamedTypeSymbol trainable)
    {
        if (!IsUntrainable(model.Type, trainable))
            return;
        var type = (INamedTypeSymbol)model.Type!;
        ReadResult? read = ModelReadings.Of(
            type, context.Compilation, isPlaced: false, context.CancellationToken).Result;
        if (read is null or { IsBroken: true })
            return;
        string advice = read.Spec.IsSequential
            ? "write one below its last layer, such as [CrossEntropy]"
            : $"give it one, such as Tensor Loss(Tensor {read.Spec.Outputs[0].Name}, [Shape(\"batch\")] Tensor<int> "
                + $"label) => CrossEntropy({read.Spec.Outputs[0].Name}, label)";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.NoLoss, model.Syntax.GetLocation(),
            $"'{type.Name}' has no loss, so it cannot be trained: {advice}"));
    }

    private static bool IsUntrainable(ITypeSymbol? type, INamedTypeSymbol trainable) =>
        type is INamedTypeSymbol named && KnownSymbols.IsModel(named)
        && !named.AllInterfaces.Contains(trainable, SymbolEqualityComparer.Default);
}
