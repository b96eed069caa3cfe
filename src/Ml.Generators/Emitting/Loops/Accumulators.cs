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

    // Of sums of runs: what rounding cut off.
    private readonly string?[][] _rests;

    /// <summary>Declares <paramref name="parts"/> neutral registers per reduction.</summary>
    /// <param name="ofRuns">Whether they take the outcome of runs, of which there may be any number.</param>
    public Accumulators(
        KernelWriter writer, IReadOnlyList<ReducedValue> reductions, int parts, string stem = "", bool ofRuns = false)
    {
        _writer = writer;
        _reductions = reductions;
        _names = reductions.Select(r => Enumerable.Range(0, parts)
            .Select(_ => writer.Local("V", ReductionText.Name(r) + stem, ReductionText.Neutral(r)))
            .ToArray()).ToArray();
        _rests = reductions.Select(r => Enumerable.Range(0, parts)
            .Select(_ => ofRuns && ReductionText.Rounds(r)
                ? writer.Local("V", ReductionText.Name(r) + "Rest", "V.Zero") : null)
            .ToArray()).ToArray();
    }

    /// <summary>The text of what is gathered in a register.</summary>
    public string this[int reduction, int part] => _rests[reduction][part] is { } rest
        ? $"LongSum.Of({_names[reduction][part]}, {rest})" : _names[reduction][part];

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
        {
            if (_rests[i][part] is { } rest)
                _writer.Line($"LongSum.Add(ref {_names[i][part]}, ref {rest}, {from[i, fromPart]});");
            else
                Combine(i, _names[i][part], from[i, fromPart]);
        }
    }

    private void Combine(int reduction, string into, string with) =>
        _writer.Line($"{into} = {ReductionText.Combine(_reductions[reduction], into, with)};");
}
