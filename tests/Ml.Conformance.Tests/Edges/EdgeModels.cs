using Ml.Numerics;
using Ml.Testing.Declarations;
using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>A backward pass over a group: what was used, what arrived, and what came out.</summary>
internal sealed record EdgeGradients(NumberArray[] Use, NumberArray[] Upstream, float Loss, NumberArray?[][] Gradients);

/// <summary>What a group gave on one width. <paramref name="Finite"/> uses only results that are finite.</summary>
internal sealed record EdgeResults(NumberArray[] Outputs, EdgeGradients? Whole, EdgeGradients? Finite);

/// <summary>
/// The cases, compiled once as one project; those without parameters share models. One of each operator and the core ones;
/// all of them when there is time (ML_LONG=1).
/// </summary>
public sealed class EdgeModels
{
    private const int GroupSize = 8;

    private static readonly Lazy<IReadOnlyList<EdgeGroup>> All = new(Group);

    private static readonly Lazy<IReadOnlyDictionary<string, (EdgeGroup Group, int Index)>> Named = new(() =>
        All.Value.SelectMany(g => g.Cases.Select((c, i) => (g, i)))
            .Select(p => (Name: $"{Number(p.g.Cases[p.i]):000} {p.g.Cases[p.i]}", p.g, p.i))
            .ToDictionary(p => p.Name, p => (p.g, p.i), StringComparer.Ordinal));

    private readonly Lazy<ModelAssembly> _compiled = new(() =>
        ModelAssembly.Compile(All.Value.ToDictionary(g => g.TypeName, g => g.Source, StringComparer.Ordinal)));

    private readonly Dictionary<(EdgeGroup, VectorWidth), EdgeResults> _results = [];

    internal static IReadOnlyList<EdgeGroup> Groups => All.Value;

    internal static IEnumerable<string> Names => Named.Value.Keys;

    internal static bool IsLong => Environment.GetEnvironmentVariable("ML_LONG") == "1";

    private static int Number(EdgeCase c) => EdgeTable.All.TakeWhile(other => !ReferenceEquals(other, c)).Count();

    internal static (EdgeGroup Group, int Index) Find(string name) => Named.Value[name];

    /// <summary>The widest and one of the others in turn; all when there is time (ML_LONG=1).</summary>
    internal IEnumerable<VectorWidth> Widths(EdgeGroup group)
    {
        VectorWidth[] all = [.. Enum.GetValues<VectorWidth>().OrderByDescending(w => (int)w)];
        return IsLong ? all : [all[0], all[1 + (Groups.ToList().IndexOf(group) % (all.Length - 1))]];
    }

    internal EdgeResults Run(EdgeGroup group, VectorWidth width)
    {
        if (_results.TryGetValue((group, width), out EdgeResults? known))
            return known;
        if (_compiled.Value.Failure(group.TypeName) is { } failure)
            Assert.Fail($"{failure}\n{group.Source}");
        Type runner = _compiled.Value.Find(ArrayRunner.NameFor(group.TypeName));
        Simd.Force(width);
        bool hasLoss = group.IntegerOutputs.Any(isInteger => !isInteger);
        NumberArray[] finite = [.. group.Cases.Select(c => new EdgeSlopes(c).FiniteResults())];
        NumberArray[] whole = [.. finite.Select(f => new NumberArray(f.Shape, [.. f.Data.Select(_ => 1.0)]))];
        return _results[(group, width)] = new EdgeResults(
            group.Predict(runner), hasLoss ? Gradients(group, runner, whole) : null,
            hasLoss ? Gradients(group, runner, finite) : null);
    }

    private static EdgeGradients Gradients(EdgeGroup group, Type runner, NumberArray[] use)
    {
        // Never 0, so that every slope shows.
        NumberArray[] upstream = [.. use.Select(u => new NumberArray(u.Shape, [.. u.Data.Select((_, i) => 0.5 + (i % 7 * 0.25))]))];
        (float loss, NumberArray?[][] gradients) = group.Backpropagate(runner, use, upstream);
        return new EdgeGradients(use, upstream, loss, gradients);
    }

    private static List<EdgeGroup> Group()
    {
        List<EdgeGroup> groups = [];
        List<EdgeCase> open = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (EdgeCase c in EdgeTable.All.Where(c => seen.Add(c.Operator) || c.IsCore || IsLong))
        {
            if (c.Parameters.Length + c.State.Length > 0)
            {
                groups.Add(new EdgeGroup(groups.Count, [c]));
                continue;
            }

            open.Add(c);
            if (open.Count == GroupSize)
                Close();
        }

        if (open.Count > 0)
            Close();
        return groups;

        void Close()
        {
            groups.Add(new EdgeGroup(groups.Count, [.. open]));
            open.Clear();
        }
    }
}
