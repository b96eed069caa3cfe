using System.Text.Json;
using System.Text.Unicode;

namespace Ml.Weights;

/// <summary>
/// Reads and checks the JSON header. Only the grammar of the format is accepted: nothing unknown is skipped, so
/// neither depth nor size of a hostile header costs more than its own bytes.
/// </summary>
ref struct SafetensorsHeader
{
    // More axes than any tool writes; bounds the messages that print shapes.
    const int MaxAxes = 64;

    // Before the header stands its length.
    const int Prefix = sizeof(ulong);
    const string MetadataKey = "__metadata__";

    readonly string _file;
    readonly List<SafetensorsEntry> _entries = [];
    readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    Utf8JsonReader _json;

    SafetensorsHeader(ReadOnlySpan<byte> header, string file)
    {
        _file = file;
        _json = new Utf8JsonReader(header);
    }

    /// <summary>All tensors in the order of their data, and the metadata.</summary>
    /// <exception cref="SafetensorsException">The first mistake found.</exception>
    public static (SafetensorsEntry[] Entries, Dictionary<string, string> Metadata) Parse(
        ReadOnlySpan<byte> header, long dataLength, string file)
    {
        if (!Utf8.IsValid(header))
            throw new SafetensorsException(file, Prefix, "a header in UTF-8", "bytes that are not UTF-8");
        var parser = new SafetensorsHeader(header, file);
        try
        {
            parser.ReadObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped lone surrogate, which no string can hold.
            throw new SafetensorsException(
                file, Prefix + parser._json.BytesConsumed, "a header in JSON", e.Message, e);
        }

        var entries = parser._entries.OrderBy(entry => entry.Offset).ThenBy(entry => entry.Bytes).ToArray();
        CheckLayout(entries, dataLength, Prefix + header.Length, file);
        return (entries, parser._metadata);
    }

    void ReadObject()
    {
        Next(JsonTokenType.StartObject, "an object of tensors");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextProperty(out var name))
        {
            if (!names.Add(name))
                throw Wrong("each name once", $"'{Short(name)}' again");
            if (name == MetadataKey)
                ReadMetadata();
            else
                ReadTensor(name);
        }

        // The reader itself refuses anything but white space behind the object.
        _json.Read();
    }

    void ReadMetadata()
    {
        Next(JsonTokenType.StartObject, "an object of strings as metadata");
        while (NextProperty(out var key))
        {
            Next(JsonTokenType.String, $"a string as metadata '{Short(key)}'");
            if (!_metadata.TryAdd(key, _json.GetString()!))
                throw Wrong("each metadata key once", $"'{Short(key)}' again");
        }
    }

    void ReadTensor(string name)
    {
        Next(JsonTokenType.StartObject, $"an object for tensor '{Short(name)}'");
        SafetensorsType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        var start = Prefix + _json.TokenStartIndex;
        while (NextProperty(out var key))
            switch (key)
            {
                case "dtype" when type is null:
                    type = ReadType();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(MaxAxes, "sizes");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(2, "offsets");
                    break;
                default:
                    throw Wrong("dtype, shape and data_offsets, each once", $"'{Short(key)}'");
            }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw new SafetensorsException(_file, start, $"dtype, shape and two data_offsets for '{Short(name)}'",
                "an object without one of them");
        if (!TryCountBytes(type.Value, shape, out var bytes))
            throw new SafetensorsException(_file, start, "a tensor that fits into 64-bit offsets",
                $"'{Short(name)}' of shape [{string.Join(", ", shape)}]");
        if (begin > end || end - begin != bytes)
            throw new SafetensorsException(_file, start,
                $"{bytes} bytes for {SafetensorsTypes.Name(type.Value)} [{string.Join(", ", shape)}]",
                $"data_offsets [{begin}, {end}] of '{Short(name)}'");
        _entries.Add(new SafetensorsEntry(name, type.Value, shape, begin, bytes));
    }

    SafetensorsType ReadType()
    {
        Next(JsonTokenType.String, "the name of a type");
        var name = _json.GetString()!;
        return SafetensorsTypes.TryParse(name, out var type)
            ? type
            : throw Wrong($"one of {SafetensorsTypes.AllNames}", $"dtype '{Short(name)}'");
    }

    long[] ReadNumbers(int most, string what)
    {
        Next(JsonTokenType.StartArray, $"an array of {what}");
        List<long> numbers = [];
        while (true)
        {
            _json.Read();
            if (_json.TokenType == JsonTokenType.EndArray)
                return [.. numbers];
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out var number) || number < 0)
                throw Wrong($"whole numbers from 0 to 2^63 - 1 as {what}", Token());
            if (numbers.Count == most)
                throw Wrong($"at most {most} {what}", "more");
            numbers.Add(number);
        }
    }

    static bool TryCountBytes(SafetensorsType type, long[] shape, out long bytes)
    {
        bytes = SafetensorsTypes.Bytes(type);
        try
        {
            foreach (var size in shape)
                bytes = checked(bytes * size);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // Every byte of the data section belongs to exactly one tensor: the format demands it.
    static void CheckLayout(SafetensorsEntry[] entries, long dataLength, long dataStart, string file)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Offset != end)
                throw new SafetensorsException(file, dataStart + Math.Min(entry.Offset, end),
                    $"tensor '{Short(entry.Name)}' to begin at data byte {end}, where the one before ends",
                    $"data_offsets that begin at {entry.Offset} ({(entry.Offset < end ? "overlap" : "hole")})");
            end = checked(end + entry.Bytes);
            if (end > dataLength)
                throw new SafetensorsException(file, dataStart + dataLength,
                    $"{end} bytes of data up to the end of tensor '{Short(entry.Name)}'",
                    $"the end of the file after {dataLength} bytes of data (truncated?)");
        }

        if (end != dataLength)
            throw new SafetensorsException(file, dataStart + end, "the end of the file after the last tensor",
                $"{dataLength - end} more bytes");
    }

    void Next(JsonTokenType type, string expected)
    {
        _json.Read();
        if (_json.TokenType != type)
            throw Wrong(expected, Token());
    }

    bool NextProperty(out string name)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        name = _json.GetString()!;
        return true;
    }

    readonly string Token() => _json.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.Number when _json.ValueSpan.Length <= 40 =>
            $"{_json.TokenType} {System.Text.Encoding.UTF8.GetString(_json.ValueSpan)}",
        var other => other.ToString(),
    };

    readonly SafetensorsException Wrong(string expected, string found) =>
        new(_file, Prefix + _json.TokenStartIndex, expected, found);

    static string Short(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
