using System.Buffers.Binary;

namespace Ml.Data;

/// <summary>
/// Reads the IDX format from files that may lie. A plain file must have exactly the length its header declares, which
/// is checked before memory is taken; from a gzip file memory is taken in step with the bytes that arrive, and reading
/// stops one byte after the declared size, so neither a huge header nor a gzip bomb costs more than the file justifies.
/// </summary>
static class IdxReader
{
    internal const int MaxDimensions = 8;

    // Deflate cannot expand further than this (zlib's technical notes: 1032:1), so a header that declares more is
    // refused before anything is inflated.
    const long MaxDeflateRatio = 1032;
    const int FirstChunk = 1 << 20;

    internal static IdxFile Read(Stream stream, long length, string name)
    {
        Span<byte> start = stackalloc byte[2];
        if (stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) < 2)
            throw new DataFormatException(name, 0, $"an IDX header has at least 8 bytes, the file has {length}");
        stream.Position = 0;
        if (start is not [0x1F, 0x8B])
            return ReadArray(stream, name, length, compressed: false);

        using var inflated = new GzipReader(stream);
        return ReadArray(inflated, name, length, compressed: true);
    }

    static IdxFile ReadArray(Stream stream, string name, long length, bool compressed)
    {
        Span<byte> magic = stackalloc byte[4];
        Fill(stream, magic, 0, name, "the magic number (two zero bytes, element type, number of dimensions)");
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw new DataFormatException(name, 0,
                $"expected two zero bytes (IDX) or 1F 8B (gzip), found {magic[0]:X2} {magic[1]:X2}");
        }

        var element = (IdxElement)magic[2];
        int size = IdxFile.SizeOf(element);
        if (size == 0)
        {
            throw new DataFormatException(name, 2,
                $"expected an element type (08 u8, 09 i8, 0B i16, 0C i32, 0D f32, 0E f64), found {magic[2]:X2}");
        }

        if (magic[3] is 0 or > MaxDimensions)
            throw new DataFormatException(name, 3, $"expected 1 to {MaxDimensions} dimensions, found {magic[3]}");

        var shape = new int[magic[3]];
        long bytes = ReadShape(stream, shape, size, name);
        long header = 4 + 4 * shape.Length;
        RequirePlausible(bytes, header, length, compressed, name, shape);

        var content = compressed
            ? ReadGrowing(stream, (int)bytes, header, name)
            : ReadExactly(stream, (int)bytes, header, name);
        return new IdxFile(name, element, shape, content);
    }

    static long ReadShape(Stream stream, int[] shape, int elementSize, string name)
    {
        Span<byte> word = stackalloc byte[4];
        long bytes = elementSize;
        for (int i = 0; i < shape.Length; i++)
        {
            long offset = 4 + 4 * i;
            Fill(stream, word, offset, name, $"the size of dimension {i} of {shape.Length}");
            uint declared = BinaryPrimitives.ReadUInt32BigEndian(word);
            if (declared > int.MaxValue)
                throw new DataFormatException(name, offset,
                    $"dimension {i} declares {declared} elements, more than {int.MaxValue}");

            shape[i] = (int)declared;
            bytes *= declared;
            if (bytes > Array.MaxLength) // checked per factor: the next product cannot overflow 64 bits
            {
                throw new DataFormatException(name, offset,
                    $"the sizes {string.Join(" x ", shape[..(i + 1)])} x {elementSize} bytes exceed {Array.MaxLength}");
            }
        }

        return bytes;
    }

    static void RequirePlausible(long bytes, long header, long length, bool compressed, string name, int[] shape)
    {
        string declared = $"the header declares [{string.Join(", ", shape)}], {bytes} bytes of data";
        if (compressed)
        {
            if (bytes + header > length * MaxDeflateRatio)
                throw new DataFormatException(name, header, $"{declared}, which {length} compressed bytes cannot hold");
        }
        else if (header + bytes > length)
        {
            throw new DataFormatException(name, length,
                $"{declared}, but the file ends {header + bytes - length} bytes early (truncated?)");
        }
        else if (header + bytes < length)
        {
            throw new DataFormatException(name, header + bytes,
                $"{declared}, but {length - header - bytes} more bytes follow");
        }
    }

    static byte[] ReadExactly(Stream stream, int bytes, long header, string name)
    {
        var content = GC.AllocateUninitializedArray<byte>(bytes);
        Fill(stream, content, header, name, "the data");
        return content;
    }

    static byte[] ReadGrowing(Stream stream, int bytes, long header, string name)
    {
        var content = new byte[Math.Min(bytes, FirstChunk)];
        for (int read = 0; ;)
        {
            Fill(stream, content.AsSpan(read), header + read, name, $"{bytes} bytes of data");
            read = content.Length;
            if (read == bytes)
                break;
            Array.Resize(ref content, (int)Math.Min(bytes, 2L * read));
        }

        Span<byte> surplus = stackalloc byte[1];
        if (Inflate(stream, surplus, header + bytes, name) != 0)
            throw new DataFormatException(name, header + bytes,
                $"expected the end of the data, which has {bytes} bytes, but more follow");
        return content;
    }

    static void Fill(Stream stream, Span<byte> target, long offset, string name, string what)
    {
        int read = 0;
        while (read < target.Length)
        {
            int count = Inflate(stream, target[read..], offset + read, name);
            if (count == 0)
                throw new DataFormatException(name, offset + read,
                    $"expected {what}, but the file ends here (truncated?)");
            read += count;
        }
    }

    /// <summary>One read whose decompression errors name the file and the offset.</summary>
    static int Inflate(Stream stream, Span<byte> target, long offset, string name)
    {
        try
        {
            return stream.Read(target);
        }
        catch (InvalidDataException e)
        {
            throw new DataFormatException(name, offset, $"the gzip data is damaged: {e.Message}", e);
        }
    }
}
