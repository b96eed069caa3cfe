namespace Ml.Weights;

/// <summary>Follows symbolic links as the system does, also where they lead to nothing yet.</summary>
static class LinkPath
{
    const int MostLinks = 40;

    /// <summary>The path without links in it; what does not exist is no link.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        var rest = new Stack<string>(Parts(full[resolved.Length..]));
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part is "." or "..")
            {
                // Of the place that was reached: what stands before ".." in a link may be a link itself.
                resolved = part == "." ? resolved : Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            var next = Path.Combine(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"its links lead in a circle (more than {MostLinks} of them)");
            if (Path.IsPathRooted(target))
                resolved = Path.GetPathRoot(Path.GetFullPath(target))!;
            foreach (var step in Parts(Path.IsPathRooted(target) ? target[Path.GetPathRoot(target)!.Length..] : target))
                rest.Push(step);
        }

        return resolved;
    }

    // Last first, as a stack takes them.
    static IEnumerable<string> Parts(string path)
    {
        string[] parts = path.Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        Array.Reverse(parts);
        return parts;
    }
}
