namespace Ml.Data;

/// <summary>
/// A data file is not what it claims to be. The message names the file, the offset and what was expected there.
/// </summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>A problem in <paramref name="file"/> at byte <paramref name="offset"/>.</summary>
    public DataFormatException(string file, long offset, string problem, Exception? cause = null)
        : base($"{file}: at byte {offset}: {problem}", cause) => (File, Offset) = (file, offset);

    /// <summary>The file's path, or the name given for a stream.</summary>
    public string File { get; }

    /// <summary>Byte offset of the problem. In a compressed file it counts decompressed bytes.</summary>
    public long Offset { get; }
}
