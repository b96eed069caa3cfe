using Microsoft.CodeAnalysis;

namespace Ml.Testing.Declarations;

/// <summary>What declarations in tests are compiled against: the running framework and our own assemblies.</summary>
public static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => IsWanted(Path.GetFileNameWithoutExtension(path)))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private static bool IsWanted(string assembly) =>
        assembly is "Ml.Attributes" or "Ml.Runtime" or "netstandard" or "mscorlib"
        || (assembly.StartsWith("System", StringComparison.Ordinal) && !assembly.StartsWith("System.Private.Xml", StringComparison.Ordinal));
}
