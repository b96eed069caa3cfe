using System.IO.Compression;
using System.Xml.Linq;

namespace Ml.Package.Tests;

/// <summary>
/// The packages as a user gets them, in a folder of their own, with a package cache of its own: nothing that an earlier
/// run or the user's cache holds under the same version can be taken for them.
/// </summary>
[CollectionDefinition(nameof(Feed))]
public sealed class Feed : ICollectionFixture<Feed>, IDisposable
{
    readonly string _root = Directory.CreateTempSubdirectory("ml-package-").FullName;

    public Feed()
    {
        Packages = Path.Combine(_root, "packages");
        Cache = Path.Combine(_root, "cache");
        Directory.CreateDirectory(Packages);
        foreach (var name in new[] { "Ml.Attributes", "Ml.Runtime", "Ml.Templates" })
            Said += Dotnet.Run(Build.Repository, UserCache, "pack", Path.Combine("src", name), "--no-build", "-c", Build.Configuration, "-o", Packages);
    }

    /// <summary>The folder with the packed files.</summary>
    public string Packages { get; }

    /// <summary>What packing said.</summary>
    public string Said { get; } = "";

    /// <summary>The package cache of every consumer.</summary>
    public string Cache { get; }

    static string UserCache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The entries of a package.</summary>
    public IReadOnlyList<string> Entries(string package)
    {
        using var zip = Open(package);
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    /// <summary>The bytes of an entry of a package.</summary>
    public byte[] Read(string package, string entry)
    {
        using var zip = Open(package);
        using var source = zip.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The packages that a package asks for, for any framework.</summary>
    public IReadOnlyList<string> Dependencies(string package)
    {
        using var zip = Open(package);
        using var text = zip.GetEntry($"{package}.nuspec")!.Open();
        return [.. XDocument.Load(text).Descendants()
            .Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Makes a folder whose projects find the packed files and nothing of this repository, and returns it.</summary>
    public string NewFolder(string name)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        // Stops MSBuild and NuGet from looking further up for settings of whatever the temporary folder lies in.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{Packages}" /></packageSources>
              {Fallback()}
            </configuration>
            """);
        return folder;
    }

    /// <summary>A project with the README's models and the sources of the folder Consumer.</summary>
    public string WriteConsumer(string name, string framework, string properties = "")
    {
        var folder = WriteProject(name, framework, properties);
        foreach (var source in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer"), "*.cs"))
            File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
        Readme.WriteModels(folder);
        return folder;
    }

    /// <summary>Writes a project that knows the packages alone, without a source file, and returns its folder.</summary>
    public string WriteProject(string name, string framework, string properties = "")
    {
        var folder = NewFolder(name);
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Ml.Runtime" Version="{Build.Version}" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(Packages, $"{package}.{Build.Version}.nupkg"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // Other people's packages need not be downloaded again for each run; ours must never come from there.
    static string Fallback() => Directory.Exists(Path.Combine(UserCache, "ml.runtime")) || Directory.Exists(Path.Combine(UserCache, "ml.attributes"))
        ? ""
        : $"""<fallbackPackageFolders><add key="user" value="{UserCache}" /></fallbackPackageFolders>""";
}
