namespace Ml.Package.Tests;

/// <summary>Skips a test whose tool is missing, with the reason; where everything must run, it fails instead.</summary>
static class Require
{
    public static void Tool(string name, string why)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));
        That(found, $"{name} is not on the PATH; {why}");
    }

    /// <summary>The same for anything that a machine may lack.</summary>
    public static void That(bool found, string otherwise)
    {
        if (Environment.GetEnvironmentVariable("ML_REQUIRE_ALL") == "1")
            found.ShouldBeTrue($"{otherwise}, and ML_REQUIRE_ALL=1 allows no skips.");
        Skip.IfNot(found, otherwise + ".");
    }
}
