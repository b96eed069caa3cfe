namespace Ml.Weights;

/// <summary>A safetensors file is malformed. The message names the file, the byte, what was expected and what was
/// found.</summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>Describes the first thing wrong with a file.</summary>
    /// <param name="file">Path, or the name of the embedded resource.</param>
    /// <param name="offset">Where in the file, in bytes.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="found">What is there.</param>
    /// <param name="inner">The cause, if any.</param>
    public SafetensorsException(string file, long offset, string expected, string found, Exception? inner = null)
        : base($"{file}, byte {offset}: expected {expected}, found {found}", inner)
    {
        File = file;
        Offset = offset;
    }

    /// <summary>Path, or the name of the embedded resource.</summary>
    public string File { get; }

    /// <summary>Where in the file, in bytes.</summary>
    public long Offset { get; }
}
