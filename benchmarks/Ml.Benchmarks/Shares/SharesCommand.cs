using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Ml.Memory;
using Ml.Numerics;
using Ml.Threading;

namespace Ml.Benchmarks.Shares;

/// <summary>
/// Prints how much of the machine each case uses: the peak is measured in the same process and in turns with the cases,
/// so that both see the same clock rate, and each stands with its best round.
/// </summary>
static class SharesCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured; the best round counts.", DefaultValueFactory = _ => 30 };
        var widths = new Option<string[]>("--width")
        {
            Description = "Register widths: 512, 256, 128, scalar. Default: those of this process that are at least 256 bits wide.",
            AllowMultipleArgumentsPerToken = true,
        };
        var only = new Option<string>("--only") { Description = "Only cases whose name contains this.", DefaultValueFactory = _ => "" };
        var command = new Command("shares", "Emitted kernels on one thread against the measured peak of fused multiply-adds.") { rounds, widths, only };
        command.SetAction(arguments => Run(arguments.GetValue(rounds), arguments.GetValue(widths) ?? [], arguments.GetValue(only)!));
        return command;
    }

    static int Run(int rounds, string[] widths, string only)
    {
        Team.Threads = 1;
        Console.WriteLine($"one thread, {(RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "NativeAOT")}, .NET {Environment.Version}, {Processor()}");
        Console.WriteLine($"clock: {ThreadClock.Name}; best of {rounds} rounds, cases and peak in turns");
        Console.WriteLine();
        Console.WriteLine("| registers | case | us | GFLOP/s | peak GFLOP/s | floor, us | bound by | share of the floor |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---|---:|");
        foreach (var width in Widths(widths))
        {
            Simd.Width = width;
            switch (width)
            {
                case VectorWidth.V512: Measure<Simd512>(rounds, only); break;
                case VectorWidth.V256: Measure<Simd256>(rounds, only); break;
                case VectorWidth.V128: Measure<Simd128>(rounds, only); break;
                default: Measure<Scalar>(rounds, only); break;
            }
        }

        return 0;
    }

    static void Measure<V>(int rounds, string only) where V : unmanaged, IVector<V>
    {
        var cases = ShareCases.Create();
        var memory = new AlignedBuffer[cases.Length];
        for (var i = 0; i < cases.Length; i++)
            memory[i] = new AlignedBuffer((long)cases[i].Bytes / sizeof(float));
        var peak = new BestTime(static () => MachineLimits.MultiplyAdds<V>());
        var reads = memory.Select(m => new BestTime(() => MachineLimits.Read<V>(m))).ToArray();
        var runs = cases.Select(c => new BestTime(c.Run)).ToArray();
        var chosen = Enumerable.Range(0, cases.Length).Where(i => cases[i].Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        foreach (var i in chosen)
            cases[i].Verify();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var i in chosen)
            {
                peak.Sample();
                reads[i].Sample();
                runs[i].Sample();
            }
        }

        foreach (var i in chosen)
            Print(cases[i], runs[i].Seconds, MachineLimits.Flops<V>() / peak.Seconds, reads[i].Seconds);
        foreach (var one in cases.Select(c => c.Owner).Concat(memory))
            one.Dispose();
    }

    static void Print(ShareCase c, double seconds, double peak, double bytes)
    {
        var flops = c.Flops / peak;
        var floor = Math.Max(flops, bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Simd.Width} | {c.Name} | {seconds * 1e6:f1} | {c.Flops / seconds / 1e9:f1} | {peak / 1e9:f1} | {floor * 1e6:f1} | {(flops > bytes ? "FLOP" : "bytes")} | {floor / seconds:p1} |"));
    }

    static IEnumerable<VectorWidth> Widths(string[] named) => named.Length == 0
        ? new[] { VectorWidth.V512, VectorWidth.V256 }.Where(w => w <= Simd.Widest)
        : named.Select(n => n is "scalar" ? VectorWidth.Scalar : (VectorWidth)int.Parse(n, CultureInfo.InvariantCulture));

    static string Processor()
    {
        const string Info = "/proc/cpuinfo", Key = "model name";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return (line?[(line.IndexOf(':') + 1)..].Trim() ?? "processor unknown") + (Avx512F.IsSupported ? " with AVX-512" : "");
    }
}
