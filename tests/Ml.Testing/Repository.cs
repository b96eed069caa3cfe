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
}
