using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Checking;
using Ml.Generators.Reading;
using Ml.Generators.Reading.Reuse;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>The problems of one model, placed on its source.</summary>
internal static class ModelAnalysis
{
    /// <summary>The types of the project itself that may be models.</summary>
    public static IEnumerable<INamedTypeSymbol> Candidates(Compilation compilation, CancellationToken cancellation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
            .Where(IsCandidate);

    /// <summary>
    /// Whether a type carries attributes, as a model does, or its partial methods do: seen without asking what they
    /// mean.
    /// </summary>
    public static bool IsCandidate(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax() is TypeDeclarationSyntax declaration
        && (declaration.AttributeLists.Count > 0 || MayDeclareLayers(declaration)));

    private static bool MayDeclareLayers(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && type.Members.Any(m => m is MethodDeclarationSyntax
        { AttributeLists.Count: > 0, Body: null, ExpressionBody: null });

    public static IReadOnlyList<Problem> Of(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        using InvariantScope culture = InvariantScope.Enter();
        try
        {
            // Of a model that nothing is wrong with nobody needs to know where it stands.
            ReadResult? read = ModelReadings.Of(type, compilation, isPlaced: false, cancellation).Result;
            if (read is null)
                return UnmarkedLayers.Find(type) is { } unmarked ? [unmarked] : [];
            if (!read.IsBroken && ModelCheck.Of(read.Spec).Count == 0)
                return [];
            read = ModelReadings.Of(type, compilation, isPlaced: true, cancellation).Result!;
            return read.IsBroken ? read.Problems : new Placement(read).Of(ModelCheck.Of(read.Spec));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return
            [
                new Problem(
                    Descriptors.InternalError.Id, Messages.Internal($"{e.GetType().Name}: {e.Message}"),
                    KnownSymbols.PositionOf(type), ImmutableDictionary<string, string?>.Empty),
            ];
        }
    }
}
