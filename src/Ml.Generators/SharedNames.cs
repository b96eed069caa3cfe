using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>
/// The names of generated files of which another differs only in case, sorted so that the order of models does not
/// matter.
/// </summary>
internal sealed record SharedNames(EquatableArray<string> Names)
{
    /// <summary>Those among the names of all models.</summary>
    public static SharedNames Among(IEnumerable<string> names) => new(names
        .GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()).SelectMany(g => g)
        .OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>The name, with its number among those that differ only in case.</summary>
    public string Distinct(string name)
    {
        if (!Names.Contains(name))
            return name;
        int number = Names.Where(s => string.Equals(s, name, StringComparison.OrdinalIgnoreCase)).ToList()
            .IndexOf(name);
        return $"{name.Substring(0, name.Length - HintNames.Extension.Length)}.{number + 1}{HintNames.Extension}";
    }
}
