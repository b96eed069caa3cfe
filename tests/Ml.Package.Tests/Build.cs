using System.Reflection;

namespace Ml.Package.Tests;

/// <summary>What the build of this test project knew and the tests need.</summary>
static class Build
{
    public static string Configuration { get; } = Read(nameof(Configuration));

    /// <summary>The folder of Compiled.sln, above the test's output folder.</summary>
    public static string Repository { get; } = FindRepository();

    public static string ProgramFramework { get; } = Read(nameof(ProgramFramework));

    public static string Version { get; } = Read(nameof(Version));

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Compiled.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No Compiled.sln above {AppContext.BaseDirectory}");
    }

    static string Read(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == key).Value!;
}
