using System.Buffers.Binary;

namespace Ml.Data;

/// <summary>
/// One array in the IDX format of the MNIST files (yann.lecun.com/exdb/mnist): two zero bytes, the element type, the
/// number of dimensions, each size as a big-endian 32-bit integer, then the elements, big-endian, last dimension
/// fastest. Plain and gzip files are told apart by their first bytes, not by their name.
/// </summary>
public sealed class IdxFile
{
    readonly byte[] _bytes;
    readonly int[] _shape;

    internal IdxFile(string name, IdxElement element, int[] shape, byte[] bytes)
        => (Name, Element, _shape, _bytes) = (name, element, shape, bytes);

    /// <summary>Where the array came from.</summary>
    public string Name { get; }

    /// <summary>Type of the elements.</summary>
    public IdxElement Element { get; }

    /// <summary>Sizes, slowest dimension first: [60000, 28, 28] for the MNIST training images.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>
    /// The elements as they lie in the file, big-endian. For <see cref="IdxElement.UInt8"/> these are the values.
    /// </summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Number of elements.</summary>
    public int Count => _bytes.Length / SizeOf(Element);

    /// <summary>The values without copying; only for <see cref="IdxElement.UInt8"/>.</summary>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    internal byte[] UnsignedBytes => Element == IdxElement.UInt8
        ? _bytes
        : throw new InvalidOperationException($"{Name} holds {Element} elements, not UInt8.");

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">The content is malformed; nothing was kept.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        return IdxReader.Read(stream, stream.Length, path);
    }

    /// <summary>
    /// Reads from bytes in memory, for instance an embedded resource; <paramref name="name"/> appears in messages.
    /// </summary>
    /// <exception cref="DataFormatException">The content is malformed.</exception>
    public static IdxFile Read(byte[] content, string name)
    {
        using var stream = new MemoryStream(content, writable: false);
        return IdxReader.Read(stream, content.Length, name);
    }

    /// <summary>Writes unsigned bytes as a plain IDX file.</summary>
    /// <exception cref="ArgumentException">The shape does not describe <paramref name="values"/>.</exception>
    public static void Write(string path, ReadOnlySpan<byte> values, params ReadOnlySpan<int> shape)
    {
        long product = 1;
        foreach (int size in shape)
            product = size >= 0 ? checked(product * size) : -1;
        if (product != values.Length || shape.Length is 0 or > IdxReader.MaxDimensions)
        {
            throw new ArgumentException(
                $"The shape [{string.Join(", ", shape.ToArray())}] does not describe {values.Length} values.",
                    nameof(shape));
        }

        Span<byte> header = stackalloc byte[4 + 4 * IdxReader.MaxDimensions];
        header.Clear();
        header[2] = (byte)IdxElement.UInt8;
        header[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header[(4 + 4 * i)..], shape[i]);
        using var stream = File.Create(path);
        stream.Write(header[..(4 + 4 * shape.Length)]);
        stream.Write(values);
    }

    /// <summary>The elements as integers.</summary>
    /// <exception cref="InvalidOperationException">The elements are floating point.</exception>
    public int[] ToInt32()
    {
        if (!IsInteger)
            throw new InvalidOperationException($"{Name} holds {Element} elements, which are not integers.");
        var values = new int[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = Integer(i);
        return values;
    }

    /// <summary>The elements as single precision numbers (doubles and large integers are rounded).</summary>
    public float[] ToSingle()
    {
        var values = new float[Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Element switch
            {
                IdxElement.Float32 => BinaryPrimitives.ReadSingleBigEndian(_bytes.AsSpan(4 * i)),
                IdxElement.Float64 => (float)BinaryPrimitives.ReadDoubleBigEndian(_bytes.AsSpan(8 * i)),
                _ => Integer(i),
            };
        }

        return values;
    }

    bool IsInteger => Element is IdxElement.UInt8 or IdxElement.Int8 or IdxElement.Int16 or IdxElement.Int32;

    int Integer(int i) => Element switch
    {
        IdxElement.UInt8 => _bytes[i],
        IdxElement.Int8 => (sbyte)_bytes[i],
        IdxElement.Int16 => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(2 * i)),
        _ => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(4 * i)),
    };

    internal static int SizeOf(IdxElement element) => element switch
    {
        IdxElement.UInt8 or IdxElement.Int8 => 1,
        IdxElement.Int16 => 2,
        IdxElement.Int32 or IdxElement.Float32 => 4,
        IdxElement.Float64 => 8,
        _ => 0, // not an IDX type
    };
}
