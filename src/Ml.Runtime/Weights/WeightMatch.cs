using Ml.Contracts;

namespace Ml.Weights;

/// <summary>Which tensor of a file becomes which tensor of some sets, and everything that does not fit.</summary>
sealed unsafe class WeightMatch
{
    readonly SafetensorsFile _file;
    readonly WeightRules _rules;
    readonly Dictionary<string, SafetensorsEntry> _byName = new(StringComparer.Ordinal);
    readonly List<string> _missing = [], _surplus = [], _wrong = [];

    public WeightMatch(SafetensorsFile file, IReadOnlyList<NamedSet> sets, WeightRules rules, byte* data)
    {
        (_file, _rules) = (file, rules);
        foreach (var entry in file.Tensors)
        {
            if (rules.NameOf(entry.Name) is { } name && !_byName.TryAdd(name, entry))
                _wrong.Add($"{name}, which the rules make of both {_byName[name].Name} and {entry.Name}");
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (prefix, set) in sets)
        {
            if (set.IsReadOnly)
                throw new InvalidOperationException("Parameters used in place are read-only; load into a copy");
            foreach (var info in set.Infos)
            {
                if (!known.Add(prefix + info.Name))
                    throw new ArgumentException($"Two of the sets have a tensor '{prefix + info.Name}'", nameof(sets));
                Check(prefix + info.Name, info, data);
            }
        }

        foreach (var (name, entry) in _byName)
        {
            // A counter of another framework, such as torch's num_batches_tracked, is not a weight that was forgotten.
            if (!known.Contains(name) && !(entry.Shape.Count == 0 && TensorReader.IsWhole(entry.Type)))
                _surplus.Add(name == entry.Name ? entry.ToString() : $"{entry} (renamed to {name})");
        }
    }

    /// <summary>The file's tensor for one of the sets; null when it keeps its values.</summary>
    public SafetensorsEntry? For(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="WeightMismatchException">Something does not fit; the message lists all of it.</exception>
    public void RequireFit()
    {
        if (_missing.Count + _surplus.Count + _wrong.Count > 0)
            throw new WeightMismatchException(_file.Name, _missing, _surplus, _wrong);
    }

    void Check(string name, ParameterInfo info, byte* data)
    {
        var expected = $"{name} [{string.Join(", ", info.Shape)}]";
        if (!_byName.TryGetValue(name, out var entry))
        {
            if (!_rules.Keeps(name))
                _missing.Add(expected);
            return;
        }

        var shape = entry.Shape;
        var isTransposed = _rules.Transposes(name) && shape.Count == 2;
        if (isTransposed)
            shape = [shape[1], shape[0]];
        if (!shape.SequenceEqual(info.Shape.Select(size => (long)size))
            || !TensorReader.Converts(entry.Type, entry.Shape.Count == 0))
        {
            var found = $"{SafetensorsTypes.Name(entry.Type)} [{string.Join(", ", entry.Shape)}]";
            _wrong.Add($"{expected}, the file has {found}{(isTransposed ? ", to be transposed" : "")}");
        }
        else if (TensorReader.TooLarge(entry.Type, data + entry.Offset, info.Length) is { } number)
        {
            _wrong.Add(FormattableString.Invariant(
                $"{expected}, the file has {number}, which is too large for a float"));
        }
    }
}
