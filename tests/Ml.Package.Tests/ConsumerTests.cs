using System.Runtime.InteropServices;

namespace Ml.Package.Tests;

/// <summary>A project that has nothing but the packed files: builds, runs, and ships as a native program.</summary>
[Collection(nameof(Feed))]
public sealed class ConsumerTests(Feed feed)
{
    [Fact]
    public void A_consumer_of_the_packages_builds_without_warnings_and_runs()
    {
        var folder = feed.WriteConsumer("Jit", Build.ProgramFramework);

        var said = Dotnet.Run(folder, feed.Cache, "run", "-c", "Release");

        said.ShouldContain("consumer: ok");
    }

    [Fact]
    public void A_wrong_width_shows_the_path_of_shapes_in_the_build()
    {
        var folder = feed.WriteConsumer("Wrong", Build.ProgramFramework);
        var model = Path.Combine(folder, "Readme0.cs");
        File.WriteAllText(model, File.ReadAllText(model).Replace("Dense(10)", "Dense(10, inputs: 1024)"));

        var (code, said) = Dotnet.Try("dotnet", folder, feed.Cache, "build");

        code.ShouldNotBe(0);
        said.ShouldContain("Readme0.cs(7,37): error ML2003: 'Dense' declares 1024 inputs");
        foreach (var line in Readme.ShapeError.Skip(1))
            said.ShouldContain(line);
    }

    [SkippableFact]
    public void A_consumer_ships_as_a_native_program_that_uses_fused_multiply_add()
    {
        Require.Tool("clang", "it links NativeAOT programs");
        var folder = feed.WriteConsumer("Native", Build.AotFramework, "<PublishAot>true</PublishAot>");

        Dotnet.Run(folder, feed.Cache, "publish", "-c", "Release", "-o", "out");
        var said = Dotnet.Execute(Path.Combine(folder, "out", "Native"), folder, feed.Cache);

        said.ShouldContain("consumer: ok");
        said.ShouldContain("dynamic code: False");
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
            said.ShouldContain("fma: True"); // a constant in native code: the compiler was told that the processor has it
        Directory.GetFiles(Path.Combine(folder, "out"), "*.so").ShouldBeEmpty("one file, nothing native beside it");
    }

    [Theory]
    [InlineData("linux-x64", "", "avx2,fma,bmi,bmi2,lzcnt,movbe,popcnt")]
    [InlineData("linux-arm64", "", "")]
    [InlineData("linux-x64", "-p:MlInstructionSet=native", "native")]
    [InlineData("linux-arm64", "-p:MlInstructionSet=native", "native")]
    [InlineData("linux-x64", "-p:IlcInstructionSet=avx512f", "avx512f")]
    public void The_instruction_set_of_a_native_program_is_chosen_once(string runtime, string option, string expected)
    {
        var name = "Set" + (runtime + option).Count(char.IsLetter) + expected.Length;
        var folder = feed.WriteConsumer(name, Build.AotFramework);
        Dotnet.Run(folder, feed.Cache, "restore");

        var said = Dotnet.Run(folder, feed.Cache,
            [.. new[] { "msbuild", "-getProperty:IlcInstructionSet", $"-p:RuntimeIdentifier={runtime}", option }.Where(a => a.Length > 0)]);

        said.Trim().ShouldBe(expected);
    }

    [Theory]
    [InlineData("Debug", "full")]
    [InlineData("Release", "boundary")]
    public void Checks_follow_the_configuration(string configuration, string expected)
    {
        var folder = feed.WriteConsumer("Checks" + configuration, Build.ProgramFramework);
        Dotnet.Run(folder, feed.Cache, "restore");

        Dotnet.Run(folder, feed.Cache, "msbuild", "-getProperty:MlChecks", $"-p:Configuration={configuration}").Trim().ShouldBe(expected);
    }
}
