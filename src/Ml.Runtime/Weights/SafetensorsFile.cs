using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Ml.Weights;

/// <summary>
/// A safetensors file, checked completely when it is opened and read in place. The format: 8 bytes of little-endian
/// header length, a JSON header, then the tensors without holes.
/// </summary>
/// <remarks>
/// A mapped file must not be shortened while it is open; replacing it by renaming, as <see cref="SafetensorsWriter"/>
/// does, is safe. Reading from several threads is safe.
/// </remarks>
public sealed unsafe class SafetensorsFile : IDisposable
{
    // The limit of the reference implementation.
    const long MaxHeader = 100_000_000;
    const int Prefix = sizeof(ulong);

    readonly IDisposable? _memory;
    readonly object? _owner;
    readonly Dictionary<string, SafetensorsEntry> _index = new(StringComparer.Ordinal);
    readonly Lock _lock = new();
    byte* _data;
    int _holders;
    bool _lent, _disposed;

    SafetensorsFile(byte* start, long length, string name, IDisposable? memory, object? owner)
    {
        Name = name;
        _memory = memory;
        _owner = owner;
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("safetensors files are read in place: little-endian machines only");
        if (length < Prefix)
            throw new SafetensorsException(name, 0, "8 bytes of header length", $"a file of {length} bytes");
        var header = BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(start, Prefix));
        if (header > MaxHeader || (long)header > length - Prefix)
            throw new SafetensorsException(name, 0,
                $"a header of at most {Math.Min(MaxHeader, length - Prefix)} bytes", $"a length of {header}");

        var dataStart = Prefix + (long)header;
        DataLength = length - dataStart;
        (var entries, var metadata) = SafetensorsHeader.Parse(
            new ReadOnlySpan<byte>(start + Prefix, (int)header), DataLength, name);
        (Tensors, Metadata) = (entries, metadata);
        _data = start + dataStart;
        foreach (var entry in entries)
            _index.Add(entry.Name, entry);
    }

    /// <summary>Maps a file into memory; its pages are read when they are first touched.</summary>
    /// <exception cref="SafetensorsException">The file is malformed.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static SafetensorsFile Open(string path)
    {
        var memory = new MappedMemory(path);
        try
        {
            return new SafetensorsFile(memory.Pointer, memory.Length, path, memory, null);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>Reads an embedded resource in place: pass what <c>Assembly.GetManifestResourceStream</c>
    /// gives.</summary>
    /// <param name="resource">Memory that stays where it is as long as the stream is reachable.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="SafetensorsException">The content is malformed.</exception>
    public static SafetensorsFile Over(UnmanagedMemoryStream resource, string name) =>
        new(resource.PositionPointer - resource.Position, resource.Length, name, null, resource);

    /// <summary>Reads memory in place.</summary>
    /// <param name="start">The first byte of the file; fixed as long as the file is used.</param>
    /// <param name="length">The length of the file in bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="owner">Kept reachable as long as the file is; null when the memory lives as long as the
    /// process.</param>
    /// <exception cref="SafetensorsException">The content is malformed.</exception>
    public static SafetensorsFile Over(byte* start, long length, string name, object? owner = null) =>
        new(start, length, name, null, owner);

    /// <summary>Reads an array in place; it is pinned until the file is disposed.</summary>
    /// <exception cref="SafetensorsException">The content is malformed.</exception>
    public static SafetensorsFile Over(ReadOnlyMemory<byte> content, string name)
    {
        var pin = new PinnedMemory(content);
        try
        {
            return new SafetensorsFile(pin.Pointer, content.Length, name, pin, null);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>Path or name of the resource, for messages.</summary>
    public string Name { get; }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsEntry> Tensors { get; }

    /// <summary>The header's strings; empty when it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Bytes of all tensors together.</summary>
    public long DataLength { get; }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SafetensorsEntry this[string name] => TryGet(name, out var entry)
        ? entry
        : throw new KeyNotFoundException($"{Name} has no tensor '{name}'");

    /// <summary>Looks a tensor up by name.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out SafetensorsEntry entry) =>
        _index.TryGetValue(name, out entry);

    /// <summary>The bytes of a tensor, in place; valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="OverflowException">More bytes than a span can hold.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var entry = this[name];
        return new ReadOnlySpan<byte>(Data + entry.Offset, checked((int)entry.Bytes));
    }

    /// <summary>The elements of a tensor, in place; valid until <see cref="Dispose"/>. Not necessarily
    /// aligned.</summary>
    /// <typeparam name="T">float for F32, double for F64, Half for F16, long for I64, bool for BOOL and so
    /// on.</typeparam>
    /// <exception cref="InvalidCastException">The tensor has another type.</exception>
    public ReadOnlySpan<T> Values<T>(string name) where T : unmanaged
    {
        var entry = this[name];
        if (!SafetensorsTypes.Reads(entry.Type, typeof(T)))
            throw new InvalidCastException($"{Name}: tensor {entry} cannot be read as {typeof(T).Name}");
        return new ReadOnlySpan<T>(Data + entry.Offset, checked((int)(entry.Bytes / sizeof(T))));
    }

    /// <summary>The first byte of the data section.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    internal byte* Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _data;
        }
    }

    /// <summary><see cref="Data"/>, which stays mapped until <see cref="Release"/>, also if the file is disposed
    /// meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    internal byte* Hold()
    {
        lock (_lock)
        {
            var data = Data;
            _holders++;
            return data;
        }
    }

    internal void Release()
    {
        lock (_lock)
        {
            if (--_holders == 0 && _disposed)
                _memory?.Dispose();
        }
    }

    /// <summary>From now on the memory outlives <see cref="Dispose"/>: it goes when this object is collected.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    internal void Lend()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _lent = true;
        }
    }

    /// <summary>Unmaps the file, unless parameters use it in place: then it is unmapped when they are
    /// collected.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_lent || _disposed)
                return;
            _disposed = true;
            if (_holders == 0)
                _memory?.Dispose();
        }

        GC.KeepAlive(_owner);
    }
}
