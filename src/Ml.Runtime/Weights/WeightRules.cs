namespace Ml.Weights;

/// <summary>
/// How a file's tensors become a model's, where the two do not have the same names. Immutable: every method gives rules
/// with one more. In a pattern <c>*</c> stands for any characters, dots included.
/// </summary>
/// <example><code>
/// var rules = new WeightRules()
///     .Rename("features.0.*", "conv1.*")
///     .Ignore("classifier.*")
///     .Keep("head.*");
/// using var model = Net.Load("resnet.safetensors", rules);
/// </code></example>
public sealed class WeightRules
{
    readonly NamePattern[] _ignored = [], _kept = [], _transposed = [];
    readonly (NamePattern From, string To)[] _renamed = [];

    /// <summary>Every tensor under its own name.</summary>
    public WeightRules()
    {
    }

    WeightRules(
        NamePattern[] ignored, NamePattern[] kept, NamePattern[] transposed, (NamePattern, string)[] renamed,
        ulong seed) => (_ignored, _kept, _transposed, _renamed, Seed) = (ignored, kept, transposed, renamed, seed);

    /// <summary>The seed of the values that <see cref="Keep"/> leaves.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether any tensor may keep its initial values.</summary>
    public bool KeepsAny => _kept.Length > 0;

    /// <summary>Tensors of the file that match are the model's of another name. The first rule that matches
    /// counts.</summary>
    /// <param name="file">A name in the file; a <c>*</c> stands for any characters.</param>
    /// <param name="model">The name in the model; its first <c>*</c> is what the first one in <paramref name="file"/>
    /// stood for, and so on.</param>
    /// <exception cref="ArgumentException">It has more <c>*</c> than the file's pattern.</exception>
    public WeightRules Rename(string file, string model)
    {
        var pattern = new NamePattern(file);
        if (model.Count(c => c == '*') > pattern.Wildcards)
            throw new ArgumentException($"'{model}' has more '*' than '{file}', which they repeat", nameof(model));
        return new(_ignored, _kept, _transposed, [.. _renamed, (pattern, model)], Seed);
    }

    /// <summary>Tensors of the file that match are left out.</summary>
    /// <param name="file">A name in the file.</param>
    public WeightRules Ignore(string file) => new([.. _ignored, new(file)], _kept, _transposed, _renamed, Seed);

    /// <summary>Tensors of the model that match need not be in the file: then they keep their initial values.</summary>
    /// <param name="model">A name in the model.</param>
    public WeightRules Keep(string model) => new(_ignored, [.. _kept, new(model)], _transposed, _renamed, Seed);

    /// <summary>Matrices of the model that match are in the file the other way round, as Keras and JAX have them:
    /// [in, out] instead of [out, in].</summary>
    /// <param name="model">A name in the model.</param>
    public WeightRules Transpose(string model) => new(_ignored, _kept, [.. _transposed, new(model)], _renamed, Seed);

    /// <summary>What a tensor of the file is called in the model; null when it is left out.</summary>
    internal string? NameOf(string file)
    {
        if (_ignored.Any(pattern => pattern.Matches(file)))
            return null;
        foreach (var (from, to) in _renamed)
        {
            if (from.Match(file) is { } parts)
                return NamePattern.Fill(to, parts);
        }

        return file;
    }

    internal bool Keeps(string model) => _kept.Any(pattern => pattern.Matches(model));

    internal bool Transposes(string model) => _transposed.Any(pattern => pattern.Matches(model));
}
