namespace Ml.Weights;

/// <summary>
/// Replaces files so that a reader, or a machine that dies, sees the old content or the new, never a part. The file
/// that a path names is replaced, not the links that lead to it; it keeps its mode and owner. What cannot be replaced,
/// such as a device or a pipe, is written to.
/// </summary>
static class AtomicFile
{
    /// <summary>Writes beside the target, forces the bytes to disk, then renames over it.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the path that was asked for.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            // Asked before links are followed: those below /proc lead to open files, and their text to nothing.
            if (FileKind.IsSpecial(path))
                WriteTo(path, content);
            else
                Replace(LinkPath.Resolve(path), path, content);
        }
        catch (Exception e) when (e is IOException and not DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be written: {e.Message}", e);
        }
    }

    static void WriteTo(string path, Action<Stream> content)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        content(stream);
        stream.Flush(flushToDisk: true);
    }

    static void Replace(string target, string asked, Action<Stream> content)
    {
        string folder = Path.GetDirectoryName(target) ?? target;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{asked}' cannot be written: there is no folder '{folder}'.");
        var replaced = FileKind.Of(target);
        // Who may not write a file may not replace it either, although the system would let him.
        if (replaced is not null)
            new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();

        // One fixed name: what a killed process leaves behind is overwritten by the next attempt.
        var temporary = target + ".tmp";
        bool isOurs = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                isOurs = true;
                replaced?.GiveTo(stream.SafeFileHandle);
                content(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            // Another process may be writing the same file: what it has there is left alone.
            if (isOurs)
                File.Delete(temporary);
            throw;
        }
    }
}
