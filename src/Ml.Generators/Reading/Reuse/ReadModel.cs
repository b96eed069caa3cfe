using System.Threading;
using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading.Reuse;

/// <summary>A reading, and all that it depended on.</summary>
/// <param name="Result">What was read, or null for a type that is no model.</param>
internal sealed class ReadModel(
    ReadResult? result, ulong surroundings, ulong declarations, IReadOnlyList<ReadBody> bodies)
{
    public ReadResult? Result => result;

    /// <summary>Whether reading it in this compilation would give the same, positions apart.</summary>
    public bool HoldsIn(Surroundings now, ulong declarationsNow, CancellationToken cancellation) =>
        now.Key == surroundings && declarationsNow == declarations && bodies.All(b => b.HoldsIn(now, cancellation));

    /// <summary>Whether its positions are in files of this compilation.</summary>
    public bool IsPlacedIn(Compilation compilation) => result is null
        || result.Map.Locations.Concat(result.Problems.Select(p => p.Location))
            .All(l => l.SourceTree is not { } tree || compilation.ContainsSyntaxTree(tree));
}

/// <summary>A body outside of models that a reading went through.</summary>
/// <param name="Tree">The number of its file among those that count.</param>
/// <param name="Body">Its number in the file.</param>
internal sealed record ReadBody(int Tree, int Body, ulong Hash)
{
    /// <summary>The body of a method, or null for one that stands inside a model.</summary>
    public static ReadBody? Of(SyntaxReference method, Surroundings surroundings, CancellationToken cancellation)
    {
        int tree = Array.IndexOf(surroundings.Trees, method.SyntaxTree);
        if (tree < 0)
            return null;
        TreeDigest digest = TreeDigest.Of(method.SyntaxTree, cancellation);
        int body = digest.BodyOf(method);
        return body < 0 ? null : new ReadBody(tree, body, digest.HashOfBody(body));
    }

    public bool HoldsIn(Surroundings now, CancellationToken cancellation)
    {
        if (Tree >= now.Trees.Length)
            return false;
        TreeDigest digest = TreeDigest.Of(now.Trees[Tree], cancellation);
        return Body < digest.BodyCount && digest.HashOfBody(Body) == Hash;
    }
}
