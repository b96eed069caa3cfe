using System.Text;

namespace Ml.Weights;

/// <summary>A tensor's name in which every <c>*</c> stands for any characters.</summary>
sealed class NamePattern
{
    readonly string[] _literals;

    public NamePattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        _literals = pattern.Split('*');
    }

    public int Wildcards => _literals.Length - 1;

    public bool Matches(string name) => Match(name) is not null;

    /// <summary>What each <c>*</c> stands for: as little as possible, the last one the rest. Null without a
    /// match.</summary>
    public string[]? Match(string name)
    {
        if (Wildcards == 0)
            return name == _literals[0] ? [] : null;
        var (first, last) = (_literals[0], _literals[^1]);
        if (name.Length < first.Length + last.Length || !name.StartsWith(first, StringComparison.Ordinal)
            || !name.EndsWith(last, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new string[Wildcards];
        var (at, end) = (first.Length, name.Length - last.Length);
        for (var i = 1; i < Wildcards; i++)
        {
            var found = name.IndexOf(_literals[i], at, end - at, StringComparison.Ordinal);
            if (found < 0)
                return null;
            parts[i - 1] = name[at..found];
            at = found + _literals[i].Length;
        }

        parts[^1] = name[at..end];
        return parts;
    }

    /// <summary>The text with its wildcards replaced, in order.</summary>
    public static string Fill(string text, string[] parts)
    {
        var filled = new StringBuilder();
        var next = 0;
        foreach (var c in text)
            _ = c == '*' ? filled.Append(parts[next++]) : filled.Append(c);
        return filled.ToString();
    }
}
