namespace Ml.Data;

/// <summary>
/// The content of a gzip file (RFC 1952), checked to its last byte: any number of members, one after the other, each
/// with its checksum and length, and behind them nothing but padding with zeros, as tapes and gzip itself have it.
/// </summary>
sealed class GzipReader : Stream
{
    const int HeaderSum = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xE0;

    readonly BitSource _bits;
    readonly Inflater _inflater;
    uint _sum, _length;
    bool _inMember, _ended;

    /// <summary>Reads from the stream's position, which must be that of a gzip header.</summary>
    internal GzipReader(Stream stream)
    {
        _bits = new BitSource(stream);
        _inflater = new Inflater(_bits);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Fills the buffer; less only at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, or followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length && !_ended)
        {
            if (!_inMember)
                BeginMember();
            var read = _inflater.Read(buffer[done..]);
            _sum = Crc32.Add(_sum, buffer.Slice(done, read));
            _length += (uint)read;
            done += read;
            if (done < buffer.Length)
                EndMember();
        }

        return done;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    void BeginMember()
    {
        var sum = 0u;
        if (Next(ref sum) != 0x1F || Next(ref sum) != 0x8B || Next(ref sum) != 8)
            throw new InvalidDataException("what follows is no gzip member");
        var flags = Next(ref sum);
        if ((flags & Reserved) != 0)
            throw new InvalidDataException("it has flags that there are not");
        for (var i = 0; i < 6; i++)
            Next(ref sum); // time, level, system
        if ((flags & Extra) != 0)
        {
            for (var left = Next(ref sum) + (Next(ref sum) << 8); left > 0; left--)
                Next(ref sum);
        }

        SkipText((flags & Name) != 0, ref sum);
        SkipText((flags & Comment) != 0, ref sum);
        if ((flags & HeaderSum) != 0 && _bits.Read(16) != (sum & 0xFFFF))
            throw new InvalidDataException("the checksum of its header is another");
        _inflater.Start();
        (_sum, _length, _inMember) = (0, 0, true);
    }

    void EndMember()
    {
        _bits.Align();
        if (_bits.Read(32) != _sum)
            throw new InvalidDataException("its checksum is another");
        if (_bits.Read(32) != _length)
            throw new InvalidDataException("its length is another");
        _inMember = false;
        var isPadded = false;
        while (_bits.HasByte && _bits.Peek(8) == 0)
        {
            _bits.Take(8);
            isPadded = true;
        }

        _ended = !_bits.HasByte;
        if (isPadded && !_ended)
            throw new InvalidDataException("what follows its padding is not zero");
    }

    void SkipText(bool isThere, ref uint sum)
    {
        while (isThere && Next(ref sum) != 0)
        {
        }
    }

    int Next(ref uint sum)
    {
        var value = (byte)_bits.Read(8);
        sum = Crc32.Add(sum, [value]);
        return value;
    }
}
