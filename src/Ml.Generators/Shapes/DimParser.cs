namespace Ml.Generators.Shapes;

/// <summary>Reads a size as the user writes it in an attribute: sums and products of integers and names.</summary>
internal static class DimParser
{
    public static Dim Parse(string text)
    {
        int position = 0;
        Dim value = Sum(text, ref position);
        SkipSpace(text, ref position);
        if (position < text.Length)
            throw Error(text, position);
        return value;
    }

    private static Dim Sum(string text, ref int position)
    {
        Dim value = Product(text, ref position);
        while (true)
        {
            if (Take(text, ref position, '+'))
                value += Product(text, ref position);
            else if (Take(text, ref position, '-'))
                value -= Product(text, ref position);
            else
                return value;
        }
    }

    private static Dim Product(string text, ref int position)
    {
        Dim value = Factor(text, ref position);
        while (true)
        {
            if (Take(text, ref position, '*'))
                value *= Factor(text, ref position);
            else if (Take(text, ref position, '/'))
                value = value.FloorDivide(Denominator(text, ref position));
            else
                return value;
        }
    }

    private static long Denominator(string text, ref int position)
    {
        Dim divisor = Factor(text, ref position);
        return divisor.IsConstant && divisor.Value > 0 ? divisor.Value : throw Error(text, position);
    }

    private static Dim Factor(string text, ref int position)
    {
        if (Take(text, ref position, '('))
        {
            Dim inner = Sum(text, ref position);
            return Take(text, ref position, ')') ? inner : throw Error(text, position);
        }

        if (Take(text, ref position, '-'))
            return Factor(text, ref position) * -1;

        int start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
            position++;
        string word = text.Substring(start, position - start);
        if (word.Length > 0 && word.All(char.IsDigit) && long.TryParse(word, out long number))
            return number;
        return word.Length > 0 && !char.IsDigit(word[0]) ? Dim.Named(word) : throw Error(text, start);
    }

    private static bool Take(string text, ref int position, char expected)
    {
        SkipSpace(text, ref position);
        if (position >= text.Length || text[position] != expected)
            return false;
        position++;
        SkipSpace(text, ref position);
        return true;
    }

    private static void SkipSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }

    private static FormatException Error(string text, int position) =>
        new($"'{text}' is not a size: expected a sum or product of integers and names at position {position}.");
}
