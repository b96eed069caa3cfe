using Ml.Testing.Golden;

namespace Ml.Conformance.Tests;

/// <summary>The cases of one part of the golden data, and what a test does where there are none.</summary>
internal static class GoldenFolder
{
    /// <summary>Stands for the cases where there is no golden data, so that the tests are seen to skip.</summary>
    public const string Missing = "(no golden data)";

    /// <summary>Names of a part's cases, in order; <see cref="Missing"/> alone when there is no such folder.</summary>
    public static IReadOnlyList<string> Cases(string part, string ending = ".safetensors")
    {
        string? folder = GoldenCase.Folder is { } root ? Path.Combine(root, part) : null;
        if (!Directory.Exists(folder))
            return [Missing];
        string[] names = [.. Directory.EnumerateFiles(folder, "*" + ending).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
        return names.Length > 0 ? names : [Missing];
    }

    public static string PathOf(string part, string name, string ending = ".safetensors") =>
        Path.Combine(GoldenCase.Folder!, part, name + ending);

    /// <summary>Skips the test where there is no golden data; fails it where everything must run.</summary>
    public static void Require(string name)
    {
        if (name != Missing)
            return;
        if (Environment.GetEnvironmentVariable("ML_REQUIRE_ALL") == "1")
            Assert.Fail("No golden data, and ML_REQUIRE_ALL=1 allows no skips: set ML_GOLDEN to its folder.");
        Skip.If(true, "No golden data: set ML_GOLDEN to its folder.");
    }
}
