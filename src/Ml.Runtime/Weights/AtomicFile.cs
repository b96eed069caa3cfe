namespace Ml.Weights;

/// <summary>Replaces files so that a reader, or a machine that dies, sees the old content or the new, never a
/// part.</summary>
static class AtomicFile
{
    /// <summary>Writes beside the target, forces the bytes to disk, then renames over it.</summary>
    public static void Write(string path, Action<Stream> content)
    {
        // One fixed name: what a killed process leaves behind is overwritten by the next attempt.
        var temporary = path + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
