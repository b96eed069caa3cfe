using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Ml.Generators.Diagnostics;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>What the readers of one model share: the session, the problems found, and the models it uses.</summary>
internal sealed class ReadingContext(ReadingSession session, ImmutableList<INamedTypeSymbol> enclosing)
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, ModelSpec> _models = new(StringComparer.Ordinal);

    public ReadingSession Session => session;

    public Compilation Compilation => session.Compilation;

    /// <summary>The models being read, outermost first, this one last: meeting one of them again is a cycle.</summary>
    public ImmutableList<INamedTypeSymbol> Enclosing => enclosing;

    public CancellationToken Cancellation => session.Cancellation;

    public IReadOnlyList<Problem> Problems => _problems;

    public bool IsBroken { get; private set; }

    /// <summary>The models named by Use, in the order met.</summary>
    public IReadOnlyCollection<ModelSpec> Models => _models.Values;

    /// <param name="what">What is wrong, in one line.</param>
    /// <param name="fix">What to write instead.</param>
    /// <param name="instead">The text that a quick fix writes there, where one is certain.</param>
    public void Report(string id, string what, string fix, Location location, string? instead = null) => Report(
        id, Explanation.Render(what, fix), location, instead is null ? ImmutableDictionary<string, string?>.Empty
            : TextEdit.Write($"Write {instead}", [TextEdit.Instead(location, instead)]));

    /// <summary>Reports what has been explained before, in another model.</summary>
    public void Report(string id, string message, Location location) =>
        Report(id, message, location, ImmutableDictionary<string, string?>.Empty);

    private void Report(
        string id, string message, Location location, ImmutableDictionary<string, string?> properties)
    {
        IsBroken = true;

        // An inlined or unrolled expression is read several times and wrong once.
        if (!_problems.Any(p => p.Id == id && p.Location == location && p.Message == message))
            _problems.Add(new Problem(id, message, location, properties));
    }

    /// <summary>Notes that the C# compiler reports an error here, so that nothing needs to be added.</summary>
    public void Break() => IsBroken = true;

    public void Use(ModelSpec model) => _models[model.FullName] = model;
}
