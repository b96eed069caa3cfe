namespace Ml.Generators.Reading;

/// <summary>Names of layers: prefixes of parameters' names and of locals in emitted code.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether the name was free; taken from now on.</summary>
    public bool Take(string name) => _taken.Add(name);

    /// <summary>"Conv2D" gives "conv1", then "conv2": the kind without its dimension, and a running number.</summary>
    public string Next(string kind)
    {
        string stem = CamelCase(WithoutDimension(kind));
        string label;
        do
        {
            _numbers.TryGetValue(stem, out int number);
            _numbers[stem] = number + 1;
            label = stem + (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        while (!Take(label));
        return label;
    }

    public static string CamelCase(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string WithoutDimension(string kind) =>
        kind.Length > 2 && kind[kind.Length - 1] == 'D' && char.IsDigit(kind[kind.Length - 2])
            ? kind.Substring(0, kind.Length - 2)
            : kind;
}
