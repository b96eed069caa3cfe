using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Ml.Generators.Reading;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>The problems of each model of a compilation, found once and read by every analyzer.</summary>
internal static class ModelAnalysis
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, Entry>> Compilations =
        new();

    public static IReadOnlyList<Problem> Of(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ConcurrentDictionary<ISymbol, Entry> models = Compilations.GetValue(
            compilation, _ => new ConcurrentDictionary<ISymbol, Entry>(SymbolEqualityComparer.Default));
        Entry entry = models.GetOrAdd(type, _ => new Entry());

        // A cancelled analysis leaves the entry empty, and the next analyzer starts again.
        lock (entry)
            return entry.Problems ??= Analyze(type, compilation, cancellation);
    }

    private static IReadOnlyList<Problem> Analyze(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        using InvariantScope culture = InvariantScope.Enter();
        try
        {
            ReadResult read = ModelReader.Read(type, compilation, cancellation);
            return read.IsBroken ? read.Problems : LoweringProblems.Find(read);
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

    private sealed class Entry
    {
        public IReadOnlyList<Problem>? Problems { get; set; }
    }
}
