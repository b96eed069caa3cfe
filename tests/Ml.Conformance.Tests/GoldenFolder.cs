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

    /// <summary>Skips the test where there is no golden data, which no script can install.</summary>
    public static void Require(string name) => Skip.If(name == Missing, "No golden data: set ML_GOLDEN to its folder.");
}
