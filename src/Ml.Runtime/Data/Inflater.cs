namespace Ml.Data;

/// <summary>
/// Unpacks deflate data (RFC 1951) and stops exactly behind it. The framework's inflater reads ahead and passes over
/// what follows, so that a file which is cut off or has something appended cannot be told from a whole one.
/// </summary>
sealed class Inflater(BitSource bits)
{
    const int Window = 1 << 15, EndOfBlock = 256, FirstLength = 257;

    static readonly byte[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    static readonly ushort[] LengthBase =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258];

    static readonly byte[] LengthExtra =
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    static readonly ushort[] DistanceBase =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577];

    static readonly byte[] DistanceExtra =
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    readonly byte[] _window = new byte[Window];
    readonly HuffmanCode _literals = new(), _distances = new(), _lengths = new();
    readonly byte[] _codeLengths = new byte[320];
    long _produced;
    int _copy, _distance, _stored;
    bool _isLast, _inBlock;

    /// <summary>Begins anew, at the next bit.</summary>
    internal void Start() => (_produced, _copy, _stored, _isLast, _inBlock) = (0, 0, 0, false, false);

    /// <summary>Unpacks up to a target's length; less only when the data ends.</summary>
    /// <exception cref="InvalidDataException">The data is no deflate data, or cut off.</exception>
    internal int Read(Span<byte> target)
    {
        var done = 0;
        while (done < target.Length)
        {
            if (_copy > 0)
            {
                _copy--;
                Put(target, ref done, _window[(_produced - _distance) & (Window - 1)]);
            }
            else if (_stored > 0)
            {
                _stored--;
                Put(target, ref done, (byte)bits.Read(8));
            }
            else if (_inBlock)
            {
                var symbol = _literals.Read(bits);
                if (symbol < EndOfBlock)
                    Put(target, ref done, (byte)symbol);
                else if (symbol == EndOfBlock)
                    _inBlock = false;
                else
                    ReadMatch(symbol - FirstLength);
            }
            else if (_isLast)
            {
                break;
            }
            else
            {
                ReadBlockHeader();
            }
        }

        return done;
    }

    void Put(Span<byte> target, ref int done, byte value)
    {
        target[done++] = value;
        _window[_produced++ & (Window - 1)] = value;
    }

    void ReadMatch(int length)
    {
        if (length >= LengthBase.Length)
            throw new InvalidDataException("it has a length that there is not");
        _copy = LengthBase[length] + (int)bits.Read(LengthExtra[length]);
        var distance = _distances.Read(bits);
        if (distance >= DistanceBase.Length)
            throw new InvalidDataException("it has a distance that there is not");
        _distance = DistanceBase[distance] + (int)bits.Read(DistanceExtra[distance]);
        if (_distance > _produced)
            throw new InvalidDataException("it refers to what was before its beginning");
    }

    void ReadBlockHeader()
    {
        _isLast = bits.Read(1) == 1;
        switch (bits.Read(2))
        {
            case 0:
                bits.Align();
                var length = bits.Read(16);
                if (length != (bits.Read(16) ^ 0xFFFF))
                    throw new InvalidDataException("it has a stored block whose two lengths differ");
                _stored = (int)length;
                break;
            case 1:
                ReadFixedCodes();
                _inBlock = true;
                break;
            case 2:
                ReadCodes();
                _inBlock = true;
                break;
            default:
                throw new InvalidDataException("it has a block of a kind that there is not");
        }
    }

    void ReadFixedCodes()
    {
        var lengths = _codeLengths.AsSpan(0, 288);
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        _literals.Set(lengths, mayBeIncomplete: false);
        lengths[..32].Fill(5);
        _distances.Set(lengths[..32], mayBeIncomplete: false);
    }

    void ReadCodes()
    {
        int literals = (int)bits.Read(5) + 257, distances = (int)bits.Read(5) + 1, lengths = (int)bits.Read(4) + 4;
        if (literals > 286 || distances > 30)
            throw new InvalidDataException("it has more lengths or distances than there are");
        Array.Clear(_codeLengths);
        for (var i = 0; i < lengths; i++)
            _codeLengths[LengthOrder[i]] = (byte)bits.Read(3);
        _lengths.Set(_codeLengths.AsSpan(0, 19), mayBeIncomplete: false);

        for (var at = 0; at < literals + distances;)
        {
            var symbol = _lengths.Read(bits);
            if (symbol < 16)
            {
                _codeLengths[at++] = (byte)symbol;
                continue;
            }

            if (symbol == 16 && at == 0)
                throw new InvalidDataException("it repeats a code length before the first");
            var repeated = symbol == 16 ? _codeLengths[at - 1] : (byte)0;
            var times = symbol switch { 16 => 3 + bits.Read(2), 17 => 3 + bits.Read(3), _ => 11 + bits.Read(7) };
            if (at + times > literals + distances)
                throw new InvalidDataException("it has more code lengths than it says");
            _codeLengths.AsSpan(at, (int)times).Fill(repeated);
            at += (int)times;
        }

        if (_codeLengths[EndOfBlock] == 0)
            throw new InvalidDataException("it has a block that cannot end");
        _literals.Set(_codeLengths.AsSpan(0, literals), mayBeIncomplete: true);
        _distances.Set(_codeLengths.AsSpan(literals, distances), mayBeIncomplete: true);
    }
}
