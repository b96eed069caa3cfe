using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Ml.Package.Tests;

/// <summary>The compiler that the package carries compiled ahead of time, for the machine that packed it.</summary>
[Collection(nameof(Feed))]
public sealed class CompilerImageTests(Feed feed)
{
    static readonly string Folder = $"tools/compiler/{RuntimeInformation.RuntimeIdentifier}/";

    [SkippableFact]
    public void The_package_carries_the_compiler_as_machine_code_of_the_portable_assembly()
    {
        RequireImage();

        var image = Look(Folder + "Ml.Generators.dll");
        var portable = Look("analyzers/dotnet/cs/Ml.Generators.dll");

        image.IsMachineCode.ShouldBeTrue();
        portable.IsMachineCode.ShouldBeFalse();
        image.Module.ShouldBe(portable.Module);
        feed.Entries("Ml.Runtime").ShouldContain(Folder + "Ml.CodeFixes.dll");
    }

    [SkippableFact]
    public void A_consumer_compiles_with_the_image_or_without_and_generates_the_same_files()
    {
        RequireImage();
        var folder = feed.WriteConsumer("Ahead", Build.ProgramFramework);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), """
            <Project>
              <Target Name="Say" AfterTargets="CoreCompile"><Message Importance="high" Text="said: %(CscCommandLineArgs.Identity)" /></Target>
            </Project>
            """);

        var ahead = Compile(folder, "ahead");
        var portable = Compile(folder, "portable", "-p:MlPortableCompiler=true");

        ahead.Analyzers.ShouldBe([Folder + "Ml.CodeFixes.dll", Folder + "Ml.Generators.dll"]);
        portable.Analyzers.ShouldBe(["analyzers/dotnet/cs/Ml.CodeFixes.dll", "analyzers/dotnet/cs/Ml.Generators.dll"]);
        ahead.Files.Count.ShouldBeGreaterThan(1);
        ahead.Files.ShouldBe(portable.Files);
    }

    // Whether it holds machine code, and the identity that the C# compiler gave what it compiled.
    (bool IsMachineCode, Guid Module) Look(string entry)
    {
        using var file = new PEReader(new MemoryStream(feed.Read("Ml.Runtime", entry)));
        var metadata = file.GetMetadataReader();
        return (
            file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0,
            metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
    }

    // The parts of the package that the C# compiler was given, and what they generated: names and texts.
    (IReadOnlyList<string> Analyzers, IReadOnlyList<(string Name, string Text)> Files) Compile(
        string folder, string name, params string[] options)
    {
        var said = Dotnet.Run(folder, feed.Cache,
            ["build", "--no-incremental", "-p:ProvideCommandLineArgs=true", "-p:EmitCompilerGeneratedFiles=true",
                $"-p:CompilerGeneratedFilesOutputPath=obj/{name}", .. options]);
        var package = $"/ml.runtime/{Build.Version}/";
        var generated = Path.Combine(folder, "obj", name, "Ml.Generators");
        return (
            [.. said.Split('\n').Select(line => line.Trim().Replace('\\', '/'))
                .Where(line => line.StartsWith("said: /analyzer:", StringComparison.Ordinal) && line.Contains(package))
                .Select(line => line.Split(package)[1]).Order(StringComparer.Ordinal)],
            [.. Directory.GetFiles(generated, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(generated, file), File.ReadAllText(file)))]);
    }

    void RequireImage() => Require.That(
        feed.Entries("Ml.Runtime").Contains(Folder + "Ml.Generators.dll"), $"packing got no Crossgen2: {feed.Said.Trim()}");
}
