using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading.Reuse;

/// <summary>
/// What every model of a compilation may depend on: references, options, and the declarations of all files but those
/// that this compiler writes itself. Two compilations with the same key read a model the same where the model's own
/// declaration, and those it names, are the same.
/// </summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();
    private static readonly ConditionalWeakTable<MetadataReference, object> ReferenceNumbers = new();
    private static long _references;

    private readonly Dictionary<string, List<ModelUnit>> _models = new(StringComparer.Ordinal);

    private Surroundings(Compilation compilation, CancellationToken cancellation)
    {
        var hash = new TokenHash();
        hash.Add(compilation.AssemblyName ?? "");
        hash.Add(compilation.Options.CheckOverflow ? 1 : 0);
        foreach (MetadataReference reference in compilation.ExternalReferences)
            hash.Add((long)ReferenceNumbers.GetValue(reference, _ => Interlocked.Increment(ref _references)));
        Trees = compilation.SyntaxTrees.Where(t => !KnownSymbols.IsGenerated(t)).ToArray();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in Trees)
        {
            TreeDigest digest = TreeDigest.Of(tree, cancellation);
            hash.Add((long)digest.Declarations);
            names.UnionWith(digest.Names);
            foreach (ModelUnit model in digest.Models)
            {
                if (!_models.TryGetValue(model.Name, out List<ModelUnit>? units))
                    _models[model.Name] = units = [];
                units.Add(model);
            }
        }

        // What a declaration reaches into is part of the declarations.
        foreach (string name in names.Where(_models.ContainsKey).OrderBy(n => n, StringComparer.Ordinal))
            hash.Add((long)KeyOf(_models[name]));
        Key = hash.Value;
    }

    public ulong Key { get; }

    /// <summary>The files that count.</summary>
    public SyntaxTree[] Trees { get; }

    public static Surroundings Of(Compilation compilation, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(compilation, out Surroundings? surroundings))
        {
            surroundings = new Surroundings(compilation, cancellation);
            surroundings = Known.GetValue(compilation, _ => surroundings);
        }

        return surroundings;
    }

    /// <summary>The declarations of a type and of every model that it names, directly or through others.</summary>
    public ulong KeyOf(INamedTypeSymbol type, CancellationToken cancellation) => KeyOf(
        type.DeclaringSyntaxReferences.Where(r => !KnownSymbols.IsGenerated(r.SyntaxTree))
            .Select(r => TreeDigest.Of(r.SyntaxTree, cancellation).Around(r))
            .Where(u => u is not null).Select(u => u!));

    private ulong KeyOf(IEnumerable<ModelUnit> start)
    {
        var hash = new TokenHash();
        HashSet<ModelUnit> seen = [];
        Queue<ModelUnit> open = new(start);
        while (open.Count > 0)
        {
            ModelUnit unit = open.Dequeue();
            if (!seen.Add(unit))
                continue;
            hash.Add(unit.Name);
            hash.Add((long)unit.Hash);
            foreach (string name in unit.Names)
            {
                if (_models.TryGetValue(name, out List<ModelUnit>? named))
                    named.ForEach(open.Enqueue);
            }
        }

        return hash.Value;
    }
}
