using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Ml.Contracts;

namespace Ml.Weights;

/// <summary>
/// Collects tensors and writes them as one safetensors file, in the order of the calls. Data is not copied when it is
/// added: it is read when the file is written.
/// </summary>
public sealed unsafe class SafetensorsWriter
{
    // The data section of a mapped file then starts on a cache line.
    const int Alignment = 64;

    // Bytes handed to the stream at once; spans end at 2^31.
    const int Piece = 1 << 26;

    readonly List<(SafetensorsEntry Entry, Source Source)> _tensors = [];
    readonly HashSet<string> _names = new(StringComparer.Ordinal) { "__metadata__" };
    readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);
    long _length;

    /// <summary>Adds a string to the header.</summary>
    /// <exception cref="ArgumentException">The key was added before.</exception>
    public void AddMetadata(string key, string value) => _metadata.Add(key, value);

    /// <summary>Adds every tensor of a set, F32, in declaration order.</summary>
    /// <param name="set">Its order is the order in the file.</param>
    /// <param name="prefix">Put in front of every name.</param>
    /// <exception cref="ArgumentException">A name was added before.</exception>
    public void Add(ParameterSet set, string prefix = "")
    {
        foreach (var parameter in set)
        {
            long[] shape = [.. parameter.Info.Shape.Select(size => (long)size)];
            var bytes = parameter.Info.Length * sizeof(float);
            var entry = new SafetensorsEntry(prefix + parameter.Name, SafetensorsType.F32, shape, _length, bytes);
            Append(entry, new Source(set, parameter.Offset, default));
        }
    }

    /// <summary>Adds one tensor of any type.</summary>
    /// <param name="name">Not added before.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Row-major sizes; empty for a scalar.</param>
    /// <param name="data">The elements, little-endian; must not change before the file is written.</param>
    /// <exception cref="ArgumentException">The name was added before, or the length does not fit the shape.</exception>
    public void Add(string name, SafetensorsType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> data)
    {
        var bytes = shape.Aggregate((long)SafetensorsTypes.Bytes(type), (product, size) => checked(product * size));
        if (bytes != data.Length)
            throw new ArgumentException(
                $"{SafetensorsTypes.Name(type)} [{string.Join(", ", shape)}] takes {bytes} bytes, not {data.Length}",
                nameof(data));
        Append(new SafetensorsEntry(name, type, [.. shape], _length, bytes), new Source(null, 0, data));
    }

    void Append(SafetensorsEntry entry, Source source)
    {
        if (!_names.Add(entry.Name))
            throw new ArgumentException(
                $"A tensor named '{entry.Name}' was added before, or the name is reserved", nameof(entry));
        _tensors.Add((entry, source));
        _length = checked(_length + entry.Bytes);
    }

    /// <summary>Writes sets of tensors as one file; see <see cref="Save"/>.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written to.</exception>
    public static void SaveSets(string path, params ReadOnlySpan<ParameterSet> sets)
    {
        var writer = new SafetensorsWriter();
        foreach (var set in sets)
            writer.Add(set);
        writer.Save(path);
    }

    /// <summary>Writes a temporary file beside the target, forces it to disk and renames it over the target.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written to.</exception>
    public void Save(string path) => AtomicFile.Write(path, WriteTo);

    /// <summary>Writes the file's bytes.</summary>
    public void WriteTo(Stream stream)
    {
        var header = Header();
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (var (entry, source) in _tensors)
            source.WriteTo(stream, entry.Bytes);
    }

    byte[] Header()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (_metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in _metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }

            foreach (var (entry, _) in _tensors)
                WriteEntry(json, entry);
            json.WriteEndObject();
        }

        var padded = (sizeof(ulong) + buffer.WrittenCount + Alignment - 1) / Alignment * Alignment - sizeof(ulong);
        var header = new byte[padded];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    static void WriteEntry(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", SafetensorsTypes.Name(entry.Type));
        json.WriteStartArray("shape");
        foreach (var size in entry.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Offset);
        json.WriteNumberValue(entry.Offset + entry.Bytes);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    readonly record struct Source(ParameterSet? Set, long Offset, ReadOnlyMemory<byte> Data)
    {
        public void WriteTo(Stream stream, long bytes)
        {
            if (Set is null)
            {
                stream.Write(Data.Span);
                return;
            }

            var keeper = Set.Keep(out var values);
            for (var at = 0L; at < bytes; at += Piece)
                stream.Write(new ReadOnlySpan<byte>((byte*)(values + Offset) + at, (int)Math.Min(Piece, bytes - at)));
            GC.KeepAlive(keeper);
        }
    }
}
