namespace Ml.Weights;

/// <summary>Replaces files so that a reader, or a machine that dies, sees the old content or the new, never a
/// part.</summary>
static class AtomicFile
{
    /// <summary>Writes beside the target, forces the bytes to disk, then renames over it.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the path that was asked for.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{path}' cannot be written: there is no folder '{folder}'.");
        // One fixed name: what a killed process leaves behind is overwritten by the next attempt.
        var temporary = path + ".tmp";
        bool isOurs = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                isOurs = true;
                content(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            // Another process may be writing the same file: what it has there is left alone.
            if (isOurs)
                File.Delete(temporary);
            if (e is IOException or UnauthorizedAccessException)
                throw new IOException($"'{path}' cannot be written: {e.Message}", e);
            throw;
        }
    }
}
