namespace Ml.Data;

/// <summary>
/// A canonical prefix code of deflate (RFC 1951, 3.2.2). Short codes are looked up, the rare longer ones are followed
/// bit by bit.
/// </summary>
sealed class HuffmanCode
{
    const int Longest = 15, Lookup = 10;

    readonly ushort[] _short = new ushort[1 << Lookup]; // symbol * 16 + length; 0: longer than that
    readonly int[] _countOf = new int[Longest + 1];
    readonly ushort[] _symbols = new ushort[288];

    /// <summary>Takes on the code in which symbol i has the length lengths[i], 0 for none.</summary>
    /// <param name="lengths">At most 15 each.</param>
    /// <param name="mayBeIncomplete">Whether one code of one bit, or none at all, may stand for all.</param>
    /// <exception cref="InvalidDataException">There is no such code.</exception>
    internal void Set(ReadOnlySpan<byte> lengths, bool mayBeIncomplete)
    {
        Array.Clear(_countOf);
        foreach (var length in lengths)
            _countOf[length]++;
        _countOf[0] = 0;
        Span<int> next = stackalloc int[Longest + 1], first = stackalloc int[Longest + 1];
        int left = 1, index = 0, code = 0, longest = 0;
        for (var length = 1; length <= Longest; length++)
        {
            (next[length], first[length]) = (index, code);
            left = (left << 1) - _countOf[length];
            if (left < 0)
                throw new InvalidDataException("it has a code with too many words");
            index += _countOf[length];
            code = (code + _countOf[length]) << 1;
            if (_countOf[length] > 0)
                longest = length;
        }

        if (left > 0 && longest > 0 && !(mayBeIncomplete && longest == 1))
            throw new InvalidDataException("it has a code with too few words");
        Array.Clear(_short);
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0)
                continue;
            _symbols[next[length]++] = (ushort)symbol;
            Fill(symbol, first[length]++, length);
        }
    }

    /// <exception cref="InvalidDataException">The bits are no word of the code, or end too early.</exception>
    internal int Read(BitSource bits)
    {
        var ahead = bits.Peek(Longest);
        var entry = _short[ahead & ((1 << Lookup) - 1)];
        if (entry != 0)
        {
            bits.Take(entry & 15);
            return entry >> 4;
        }

        int code = 0, first = 0, index = 0;
        for (var length = 1; length <= Longest; length++)
        {
            code |= (int)(ahead & 1);
            ahead >>= 1;
            if (code - first < _countOf[length])
            {
                bits.Take(length);
                return _symbols[index + code - first];
            }

            index += _countOf[length];
            first = (first + _countOf[length]) << 1;
            code <<= 1;
        }

        throw new InvalidDataException("it has a word that is not in its code");
    }

    // Words stand with their first bit lowest, so every entry that ends in the reversed word is its.
    void Fill(int symbol, int word, int length)
    {
        if (length > Lookup)
            return;
        var reversed = 0;
        for (var i = 0; i < length; i++)
            reversed |= ((word >> i) & 1) << (length - 1 - i);
        for (var at = reversed; at < _short.Length; at += 1 << length)
            _short[at] = (ushort)(symbol * 16 + length);
    }
}
