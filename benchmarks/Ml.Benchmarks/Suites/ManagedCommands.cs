using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Ml.Benchmarks.Compiler;

namespace Ml.Benchmarks;

static partial class Commands
{
    static partial void AddManaged(RootCommand root)
    {
        var suites = new Command("suites", "BenchmarkDotNet: kernels, models, training steps, optimisers, data, rows, the compiler. "
            + "Its own options follow, e.g. suites --filter '*Models*'.")
        { TreatUnmatchedTokensAsErrors = false };
        suites.SetAction(arguments =>
        {
            // In this process, whatever job is asked for: what is measured are generic kernels of this assembly, not the
            // start of a program.
            var config = DefaultConfig.Instance
                .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
                .AddDiagnoser(MemoryDiagnoser.Default);
            BenchmarkSwitcher.FromAssembly(typeof(Commands).Assembly).Run([.. arguments.UnmatchedTokens], config);
        });
        root.Add(ProfileCommand.Create());
        root.Add(GeneratorCommand.Create());
        root.Add(suites);
    }
}
