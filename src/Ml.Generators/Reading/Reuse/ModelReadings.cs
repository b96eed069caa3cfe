using System.Collections.Concurrent;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading.Reuse;

/// <summary>
/// Readings kept from one compilation to the next: an editor makes a new one with every key, and nearly all of them
/// leave a model as it was. The generator and the analyzers ask here, so that each version of a model is read once.
/// </summary>
internal static class ModelReadings
{
    // The generator does not see what other generators write, and a project may have several target frameworks.
    private const int Versions = 4;

    // More models than any open solution has; beyond it the oldest process would only hold memory.
    private const int MostModels = 1000;

    private static readonly ConcurrentDictionary<string, ReadModel[]> Known = new(StringComparer.Ordinal);

    /// <summary>A type as a model, or a reading without a result where it is none.</summary>
    /// <param name="isPlaced">Whether positions matter. Without them space and comments change nothing.</param>
    public static ReadModel Of(
        INamedTypeSymbol type, Compilation compilation, bool isPlaced, CancellationToken cancellation)
    {
        var now = Surroundings.Of(compilation, cancellation);
        ulong declarations = now.KeyOf(type, cancellation);
        string name = $"{compilation.AssemblyName}:{type.ToDisplayString()}";
        ReadModel[] known = Known.TryGetValue(name, out ReadModel[]? found) ? found : [];
        ReadModel? same = known.FirstOrDefault(m =>
            m.HoldsIn(now, declarations, cancellation) && (!isPlaced || m.IsPlacedIn(compilation)));
        if (same is not null)
            return same;

        ReadModel read = Read(type, now, declarations, new ReadingSession(compilation, cancellation));
        if (Known.Count > MostModels)
            Known.Clear();
        Known[name] = [read, .. known.Where(m => !m.HoldsIn(now, declarations, cancellation)).Take(Versions - 1)];
        return read;
    }

    private static ReadModel Read(
        INamedTypeSymbol type, Surroundings now, ulong declarations, ReadingSession session)
    {
        ReadResult? result = KnownSymbols.IsModel(type) ? ModelReader.Read(type, session, []) : null;
        ReadBody[] bodies = session.Methods.Select(m => ReadBody.Of(m, now, session.Cancellation))
            .Where(b => b is not null).Select(b => b!).ToArray();
        return new ReadModel(result, now.Key, declarations, bodies);
    }
}
