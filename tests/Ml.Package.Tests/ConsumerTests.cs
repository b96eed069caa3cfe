using System.Globalization;
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
    public void The_readme_s_program_runs_as_pasted()
    {
        var folder = feed.WriteProject("Pasted", Build.ProgramFramework);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Readme.Program);

        var said = Dotnet.Run(folder, feed.Cache, "run", "-c", "Release");

        var accuracy = said.Split('\n').Single(l => l.StartsWith("accuracy: ", StringComparison.Ordinal))["accuracy: ".Length..];
        double.Parse(accuracy, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0.9, said);
        File.Exists(Path.Combine(folder, "digits.safetensors")).ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_width_shows_the_path_of_shapes_in_the_build()
    {
        var folder = feed.WriteProject("Wrong", Build.ProgramFramework);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Readme.Program.Replace("Dense(10)", "Dense(10, inputs: 1024)"));

        var (code, said) = Dotnet.Try("dotnet", folder, feed.Cache, "build");

        code.ShouldNotBe(0);
        foreach (var line in Readme.ShapeError)
            said.ShouldContain(line);
    }

    [Fact]
    public void Mistakes_of_models_are_reported_beside_those_of_csharp_and_explain_them()
    {
        var folder = feed.WriteConsumer("Beside", Build.ProgramFramework);
        File.WriteAllText(Path.Combine(folder, "Mistakes.cs"), """
            [Model, Input("batch", 8), Dense(3)] public partial class Untrained;
            [Model, Input("batch", 8), Dense(3, inputs: 9), CrossEntropy] public partial class Wrong;
            [Model, Input("batch", 8), Dense(3), Softmax, CrossEntropy] public partial class Hardly;
            static class Mistakes
            {
                static void Train(Untrained model, IDataSet data) => new Trainer(new AdamW(1e-3f)).Fit(model, data);
                static int Number() => "text";
            }
            """);

        var (code, said) = Dotnet.Try("dotnet", folder, feed.Cache, "build");

        code.ShouldNotBe(0);
        said.ShouldContain("Mistakes.cs(7,28): error CS0029");
        said.ShouldContain("error CS1503: Argument 1: cannot convert from 'Untrained' to 'Ml.Contracts.ITrainable'");
        said.ShouldContain("error ML4002: 'Untrained' has no loss, so it cannot be trained: write one below its last layer");
        said.ShouldContain("Mistakes.cs(2,37): error ML2003: 'Dense' declares 9 inputs");
        said.ShouldContain("Mistakes.cs(3,38): error ML4003: 'CrossEntropy' takes logits");
    }

    [Fact]
    public void A_build_explains_warnings_too_and_says_nothing_when_it_compiles_nothing()
    {
        var folder = feed.WriteConsumer("Explained", Build.ProgramFramework);
        File.WriteAllText(Path.Combine(folder, "Hardly.cs"), """
            [Model, Input("batch", 8), Dense(3), Softmax, CrossEntropy] public partial class Hardly;
            #pragma warning disable ML4003
            [Model, Input("batch", 7), Dense(3), Softmax, CrossEntropy] public partial class Meant;
            """);

        var said = Dotnet.Run(folder, feed.Cache, "build", "-p:TreatWarningsAsErrors=false");
        var again = Dotnet.Run(folder, feed.Cache, "build", "-p:TreatWarningsAsErrors=false");

        said.ShouldContain("Fix: leave Softmax out");
        said.ShouldNotContain("[batch, 7]");
        again.ShouldNotContain("Fix:");
    }

    [Fact]
    public void One_line_of_editorconfig_shows_shapes_and_another_lets_a_lint_be()
    {
        var folder = feed.WriteConsumer("Shown", Build.ProgramFramework);
        File.WriteAllText(Path.Combine(folder, "Hardly.cs"), "[Model, Input(\"batch\", 8), Dense(3), Softmax, CrossEntropy] public partial class Hardly;");
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), """
            root = true
            [*.cs]
            dotnet_diagnostic.ML2901.severity = warning
            dotnet_diagnostic.ML4003.severity = none
            """);

        var (_, said) = Dotnet.Try("dotnet", folder, feed.Cache, "build");

        said.ShouldContain("ML2901: Conv2D(32, kernel: 3) gives [batch, 32, 26, 26]");
        said.ShouldNotContain("ML4003");
    }

    [SkippableTheory]
    [InlineData("net10.0")]
    [InlineData("net9.0")]
    public void A_consumer_ships_as_a_native_program_that_uses_fused_multiply_add(string framework)
    {
        Require.Tool("clang", "it links NativeAOT programs");
        var name = "Native" + framework.Replace(".", "");
        var folder = feed.WriteConsumer(name, framework, "<PublishAot>true</PublishAot>");

        Dotnet.Run(folder, feed.Cache, "publish", "-c", "Release", "-o", "out");
        var said = Dotnet.Execute(Path.Combine(folder, "out", name), folder, feed.Cache);

        said.ShouldContain("consumer: ok");
        said.ShouldContain("dynamic code: False");
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
            said.ShouldContain("fma: True"); // a constant in native code: the compiler was told that the processor has it
        Directory.GetFiles(Path.Combine(folder, "out"), "*.so").ShouldBeEmpty("one file, nothing native beside it");
    }

    [Theory]
    [InlineData("net10.0", "linux-x64", "", "x86-64-v3")]
    [InlineData("net9.0", "linux-x64", "", "avx2,fma,bmi,bmi2,lzcnt,movbe,popcnt")]
    [InlineData("net10.0", "linux-arm64", "", "")]
    [InlineData("net10.0", "linux-x64", "-p:MlInstructionSet=x86-64-v4", "x86-64-v4")]
    [InlineData("net10.0", "linux-arm64", "-p:MlInstructionSet=native", "native")]
    [InlineData("net9.0", "linux-x64", "-p:MlInstructionSet=native", "native")]
    [InlineData("net10.0", "linux-x64", "-p:IlcInstructionSet=avx512", "avx512")]
    public void The_instruction_set_of_a_native_program_is_chosen_once(
        string framework, string runtime, string option, string expected)
    {
        var name = "Set" + (framework + runtime + option).Count(char.IsLetter) + framework.Length + expected.Length;
        var folder = feed.WriteConsumer(name, framework);
        Dotnet.Run(folder, feed.Cache, "restore");

        var said = Dotnet.Run(folder, feed.Cache,
            [.. new[] { "msbuild", "-getProperty:IlcInstructionSet", $"-p:RuntimeIdentifier={runtime}", option }.Where(a => a.Length > 0)]);

        said.Trim().ShouldBe(expected);
    }

    [Theory]
    [InlineData("net8.0", "", "Ml.Runtime needs net9.0 or newer, and Needsnet80 targets net8.0: set <TargetFramework>net10.0</TargetFramework>.")]
    [InlineData("net10.0", "<LangVersion>12</LangVersion>", "Ml.Runtime needs C# 13 or newer, and Needsnet100 sets LangVersion to 12: leave LangVersion out, or set it to latest.")]
    public void A_project_that_is_too_old_is_told_so_in_one_message(string framework, string properties, string message)
    {
        var folder = feed.WriteConsumer("Needs" + framework.Replace(".", ""), framework, properties);

        var (code, said) = Dotnet.Try("dotnet", folder, feed.Cache, "build");

        code.ShouldNotBe(0);
        said.ShouldContain(message);
        said.ShouldContain("1 Error(s)");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("<MlFastDebug>false</MlFastDebug>", true)]
    public void Kernels_of_a_Debug_build_are_optimised_unless_the_project_says_otherwise(string properties, bool warns)
    {
        var folder = feed.WriteConsumer("Debug" + properties.Length, Build.ProgramFramework, properties);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using System.Diagnostics;
            using System.Reflection;

            var digits = Digits.Create(32, seed: 1);
            using var model = new DigitNet(seed: 1);
            for (int i = 0; i < 2; i++)
                new Trainer(new Sgd(0.1f)) { Progress = ProgressMode.None }.Fit(model, digits);
            Console.WriteLine($"disabled: {typeof(DigitNet).Assembly.GetCustomAttribute<DebuggableAttribute>()!.IsJITOptimizerDisabled}");
            """);

        var said = Dotnet.Run(folder, feed.Cache, "run", "-c", "Debug");

        said.ShouldContain($"disabled: {warns}");
        said.Split('\n').Count(line => line.Contains($"WARNING: Debug{properties.Length} is a Debug build")).ShouldBe(warns ? 1 : 0, said);
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
