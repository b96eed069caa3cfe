using System.Threading;
using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading;

/// <summary>One reading of a model and of all that it uses.</summary>
internal sealed class ReadingSession(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, ReadResult> _models = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxReference> _methods = [];

    public Compilation Compilation => compilation;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The methods whose bodies were read.</summary>
    public IReadOnlyCollection<SyntaxReference> Methods => _methods;

    public void Visit(SyntaxReference method) => _methods.Add(method);

    /// <summary>A model, read once however often it is used. One in a cycle depends on where it was met.</summary>
    public ReadResult Use(INamedTypeSymbol model, Func<ReadResult> read)
    {
        if (!_models.TryGetValue(model, out ReadResult? result))
        {
            result = read();
            if (!result.Problems.Any(p => p.Id == Shapes.ProblemIds.ModelCycle))
                _models[model] = result;
        }

        return result;
    }
}
