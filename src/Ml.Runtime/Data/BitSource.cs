namespace Ml.Data;

/// <summary>A stream as bits, the lowest of each byte first, as deflate has them.</summary>
sealed class BitSource(Stream stream)
{
    readonly byte[] _buffer = new byte[1 << 16];
    int _at, _end;
    ulong _held;
    int _count;

    /// <summary>The next bits, without taking them; zeros behind the end.</summary>
    internal uint Peek(int bits)
    {
        while (_count < bits && TryFill())
        {
        }

        return (uint)(_held & ((1UL << bits) - 1));
    }

    /// <exception cref="InvalidDataException">The data ends before.</exception>
    internal void Take(int bits)
    {
        if (bits > _count)
            throw new InvalidDataException("it is cut off");
        _held >>= bits;
        _count -= bits;
    }

    /// <exception cref="InvalidDataException">The data ends before.</exception>
    internal uint Read(int bits)
    {
        var value = Peek(bits);
        Take(bits);
        return value;
    }

    /// <summary>Drops what is left of the current byte.</summary>
    internal void Align() => Take(_count & 7);

    /// <summary>Whether a whole byte follows; only between bytes.</summary>
    internal bool HasByte => _count >= 8 || TryFill();

    bool TryFill()
    {
        if (_at == _end)
            (_at, _end) = (0, stream.Read(_buffer));
        if (_at == _end)
            return false;
        _held |= (ulong)_buffer[_at++] << _count;
        _count += 8;
        return true;
    }
}
