using Ml.Generators.Graph;
using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// The registers that one or more reductions gather in: several per reduction, so that additions overlap.
/// </summary>
internal sealed class Accumulators
{
    private readonly KernelWriter _writer;
    private readonly IReadOnlyList<ReducedValue> _reductions;
    private readonly string[][] _names;

    /// <summary>Declares <paramref name="parts"/> neutral registers per reduction.</summary>
    public Accumulators(KernelWriter writer, IReadOnlyList<ReducedValue> reductions, int parts, string stem = "")
    {
        _writer = writer;
        _reductions = reductions;
        _names = reductions.Select(r => Enumerable.Range(0, parts)
            .Select(_ => writer.Local("V", ReductionText.Name(r) + stem, ReductionText.Neutral(r)))
            .ToArray()).ToArray();
    }

    public string this[int reduction, int part] => _names[reduction][part];

    /// <summary>Adds the sources at some lanes to one part. Lanes that are missing count as neutral.</summary>
    public void Add(int part, IReadOnlyDictionary<Value, string> sources, string? rest)
    {
        string? mask = rest is null ? null : _writer.Local("V", "isThere", $"V.Less(V.Ramp, V.Create({rest}))");
        for (int i = 0; i < _reductions.Count; i++)
        {
            string source = sources[_reductions[i].Source];
            if (mask is not null)
                source = $"V.Select({mask}, {source}, {ReductionText.Neutral(_reductions[i])})";
            Combine(i, _names[i][part], source);
        }
    }

    /// <summary>Combines all parts into the first, as a tree.</summary>
    public void Join(int first = 0, int count = -1)
    {
        for (int i = 0; i < _reductions.Count; i++)
        {
            int parts = count < 0 ? _names[i].Length : count;
            for (int half = parts / 2; half >= 1; half /= 2)
            {
                for (int part = 0; part < half; part++)
                    Combine(i, _names[i][first + part], _names[i][first + part + half]);
            }
        }
    }

    /// <summary>Combines a part of other accumulators into a part of these.</summary>
    public void Take(int part, Accumulators from, int fromPart)
    {
        for (int i = 0; i < _reductions.Count; i++)
            Combine(i, _names[i][part], from[i, fromPart]);
    }

    private void Combine(int reduction, string into, string with) =>
        _writer.Line($"{into} = {ReductionText.Combine(_reductions[reduction], into, with)};");
}
