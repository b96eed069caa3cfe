using System.Reflection.PortableExecutable;
using System.Runtime;
using System.Text;
using Microsoft.CodeAnalysis;
using Ml.Generators;

namespace Ml.Editing;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    private const int MostNamed = 10;

    private static readonly (string Name, Func<EditTimes, Cost> Of)[] Parts =
    [
        ("analyzers", t => t.Analyzers), ("generator", t => t.Generator), ("binding", t => t.Binding),
    ];

    /// <summary>The first run of the generator, to be said when it is the last thing that happened.</summary>
    public static void FirstRun(Cost cold)
    {
        bool isAhead = IsMachineCode(typeof(ModelGenerator)) && IsMachineCode(typeof(Compilation));
        Console.WriteLine(
            $"generator, first run in this process, all models: {Print(cold)}; until then the JIT compiled "
            + $"{JitInfo.GetCompiledMethodCount()} methods in {JitInfo.GetCompilationTime().TotalMilliseconds:f0} ms");
        Console.WriteLine(
            isAhead ? "Roslyn and the generator are compiled ahead of time, as in the SDK and the package"
                : "Roslyn or the generator is IL, unlike in the SDK and the package");
        Console.WriteLine();
    }

    /// <summary>The generated text and what a whole build pays for it.</summary>
    public static void Text(EditedProject project, Cost binding)
    {
        (string Name, int Bytes)[] files =
        [
            .. project.Generated.Select(f => (f.Name, Encoding.UTF8.GetByteCount(f.Text.ToString())))
                .OrderBy(f => f.Name, StringComparer.Ordinal),
        ];
        var own = files.Where(f => !IsKernel(f.Name)).ToArray();
        Console.WriteLine("| generated file | kB |");
        Console.WriteLine("|---|---:|");
        foreach ((string name, int bytes) in own)
            Console.WriteLine($"| {name} | {bytes / 1e3:f0} |");
        int total = files.Sum(f => f.Bytes), shared = files.Where(f => IsKernel(f.Name)).Sum(f => f.Bytes);
        Console.WriteLine();
        Console.WriteLine(
            $"text: {total / 1e6:f2} MB for {own.Length} models, {total / 1e3 / own.Length:f0} kB each, of which kernels "
            + $"that models share {shared / 1e6:f2} MB in {files.Length - own.Length} files");
        Console.WriteLine($"C#, binding the whole project once: {Print(binding)}");
        Console.WriteLine();
    }

    /// <summary>A line per kind of edit, then all of them.</summary>
    public static void Edits(string title, IReadOnlyList<EditTimes> times)
    {
        Console.WriteLine($"{char.ToUpperInvariant(title[0])}{title[1..]}:");
        Console.WriteLine();
        Console.WriteLine($"| edit | count |{string.Concat(Parts.Select(p => $" {p.Name} p50, ms | p95 |"))} rewritten | of others |");
        Console.WriteLine($"|---|---:|{string.Concat(Parts.Select(_ => "---:|---:|"))}---:|---:|");
        foreach (IGrouping<string, EditTimes> kind in times.GroupBy(t => t.Edit.Kind))
            Line(kind.Key, [.. kind], c => c.Wall);
        Line("all", times, c => c.Wall);
        Line("all, processor time", times, c => c.Processor);
        Console.WriteLine();
        foreach (EditTimes t in times.Where(t => t.Others.Count > 0).Take(MostNamed))
            Console.WriteLine($"{t.Edit.Kind} in {t.Edit.File}: re-emitted {string.Join(", ", t.Others)}");
    }

    /// <summary>C#'s own work on a file when it knows nothing of the generated ones.</summary>
    public static void Anew(IReadOnlyList<Cost> bindings) => Console.WriteLine(
        $"binding of one file, all trees anew: p50 {Part(bindings.Select(b => b.Wall), 50):f1} ms, "
        + $"p95 {Part(bindings.Select(b => b.Wall), 95):f1} ms\n");

    /// <summary>The line that scripts read.</summary>
    public static void Last(IReadOnlyList<EditTimes> times)
    {
        double At(Func<EditTimes, Cost> of, int percent) => Part(times.Select(t => of(t).Wall), percent);
        Console.WriteLine(
            $"analyzers p50 {At(t => t.Analyzers, 50):f1} ms p95 {At(t => t.Analyzers, 95):f1} ms; "
            + $"generator p50 {At(t => t.Generator, 50):f1} ms p95 {At(t => t.Generator, 95):f1} ms; "
            + $"other models re-emitted {times.Sum(t => t.Others.Count)}");
    }

    private static void Line(string name, IReadOnlyList<EditTimes> times, Func<Cost, double> of) => Console.WriteLine(
        $"| {name} | {times.Count} |"
        + string.Concat(Parts.Select(p =>
            $" {Part(times.Select(t => of(p.Of(t))), 50):f1} | {Part(times.Select(t => of(p.Of(t))), 95):f1} |"))
        + $" {times.Sum(t => t.Rewritten.Count)} | {times.Sum(t => t.Others.Count)} |");

    /// <summary>The time that so many of a hundred edits do not exceed.</summary>
    private static double Part(IEnumerable<double> times, int percent)
    {
        double[] sorted = [.. times.Order()];
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }

    private static string Print(Cost cost) => $"{cost.Wall:f0} ms ({cost.Processor:f0} ms of processor time)";

    private static bool IsMachineCode(Type type)
    {
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static bool IsKernel(string file) => file.StartsWith("Ml.Kernels.", StringComparison.Ordinal);
}
