namespace Ml.Testing;

/// <summary>The checkout a test runs from.</summary>
public static class Repository
{
    /// <summary>Where the solution file lies.</summary>
    /// <exception cref="InvalidOperationException">The test does not run inside a checkout.</exception>
    public static string Root
    {
        get
        {
            for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            {
                if (File.Exists(Path.Combine(at, "Compiled.sln")))
                    return at;
            }

            throw new InvalidOperationException($"'{AppContext.BaseDirectory}' is in no checkout.");
        }
    }

    /// <summary>Whether files written from the code are to be written anew instead of compared.</summary>
    public static bool UpdatesFiles => Environment.GetEnvironmentVariable("ML_UPDATE") == "1";

    /// <summary>Data that is not part of the repository, and is not needed: tests skip where there is none.</summary>
    /// <param name="variable">The environment variable that names the folder.</param>
    /// <param name="folder">Where it lies without: a path under a folder "shared" beside or above the checkout.</param>
    /// <returns>The folder, or null.</returns>
    public static string? Shared(string variable, string folder)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
            return given;
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string candidate = Path.Combine(at, "shared", folder);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
