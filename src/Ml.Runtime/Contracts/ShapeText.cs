using System.Globalization;

namespace Ml.Contracts;

/// <summary>
/// A shape of a model's description read back: numbers, and sums, products and whole quotients of numbers and named sizes.
/// </summary>
sealed class ShapeText
{
    readonly string[] _sizes;

    /// <param name="shape">For instance <c>[batch, 2 * time + 1]</c>.</param>
    internal ShapeText(string shape)
    {
        (Text, _sizes) = (shape, shape.Trim('[', ']').Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    internal string Text { get; }

    internal int Rank => _sizes.Length;

    /// <summary>The size of an axis as it is written.</summary>
    internal string this[int axis] => _sizes[axis];

    /// <summary>The named sizes, each once, in the order in which they appear.</summary>
    internal IEnumerable<string> Names => NamesIn(..);

    /// <summary>Those of some axes.</summary>
    internal IEnumerable<string> NamesIn(Range axes) => _sizes[axes].SelectMany(NamesOf).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a size is a name alone.</summary>
    internal bool IsName(int axis) => NamesOf(_sizes[axis]).FirstOrDefault() == _sizes[axis];

    /// <summary>The product of some axes under the sizes that a batch names; null while one of them is not known.</summary>
    internal Int128? Product(Range axes, Batch sizes)
    {
        var (first, count) = axes.GetOffsetAndLength(Rank);
        Int128 product = 1;
        for (var axis = first; axis < first + count; axis++)
        {
            if (Size(axis, sizes) is not { } size)
                return null;
            product *= size;
        }

        return product;
    }

    /// <summary>The size of one axis under the sizes that a batch names; null while it is not known.</summary>
    internal Int128? Size(int axis, Batch sizes)
    {
        var text = _sizes[axis].AsSpan();
        return Sum(ref text, sizes);
    }

    static IEnumerable<string> NamesOf(string size) => size
        .Split([' ', '*', '+', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !char.IsAsciiDigit(word[0]));

    static Int128? Sum(ref ReadOnlySpan<char> text, Batch sizes)
    {
        var value = Product(ref text, sizes);
        while (Take(ref text, "+-", out var sign))
            value += (sign == '-' ? -1 : 1) * Product(ref text, sizes);
        return value;
    }

    static Int128? Product(ref ReadOnlySpan<char> text, Batch sizes)
    {
        var value = Factor(ref text, sizes);
        while (Take(ref text, "*/", out var sign))
        {
            var factor = Factor(ref text, sizes);
            value = sign == '*' ? value * factor
                : value is { } a && factor is { } b && b > 0 ? (a < 0 ? a - b + 1 : a) / b : null;
        }

        return value;
    }

    static Int128? Factor(ref ReadOnlySpan<char> text, Batch sizes)
    {
        if (Take(ref text, "-", out _))
            return -Factor(ref text, sizes);
        if (Take(ref text, "(", out _))
        {
            var inner = Sum(ref text, sizes);
            Take(ref text, ")", out _);
            return inner;
        }

        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_'))
            length++;
        var word = text[..length];
        text = text[length..];
        if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return sizes.TryGetSize(word, out var size) ? size : null;
    }

    static bool Take(ref ReadOnlySpan<char> text, ReadOnlySpan<char> any, out char taken)
    {
        text = text.TrimStart();
        taken = text.Length > 0 && any.Contains(text[0]) ? text[0] : '\0';
        if (taken == '\0')
            return false;
        text = text[1..];
        return true;
    }
}
