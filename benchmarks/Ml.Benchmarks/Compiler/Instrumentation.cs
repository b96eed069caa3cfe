#pragma warning disable MA0023 // The patterns below capture by position, in order.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ml.Benchmarks.Compiler;

/// <summary>One launch of a kernel in an emitted program.</summary>
/// <param name="Program">The program's method, e.g. <c>Backpropagate</c>.</param>
/// <param name="Layer">The layer it serves.</param>
/// <param name="Kernel">The kernel's method.</param>
/// <param name="Summary">What the kernel says of itself.</param>
sealed record Launch(string Program, string Layer, string Kernel, string Summary);

/// <summary>Puts a clock around every launch of an emitted file.</summary>
static partial class Instrumentation
{
    /// <summary>The clock that instrumented code calls: for each launch its least time so far, in seconds.</summary>
    public const string Clock = """
        public static class LaunchClock
        {
            public static double[] Least = new double[COUNT], Now = new double[COUNT];

            public static System.Func<double> Read;

            public static void Stop(int launch, double start) => Now[launch] += Read() - start;

            public static void EndOfRun()
            {
                for (int i = 0; i < Now.Length; i++)
                {
                    if (Least[i] == 0 || Now[i] < Least[i])
                        Least[i] = Now[i];
                    Now[i] = 0;
                }
            }
        }
        """;

    /// <summary>The text with clocks; launches are numbered on from those already in <paramref name="launches"/>.</summary>
    /// <param name="text">An emitted file.</param>
    /// <param name="summaries">Of the kernels: <see cref="Summaries"/> of all files.</param>
    /// <param name="launches">The launches so far.</param>
    public static string AddClocks(string text, IReadOnlyDictionary<string, string> summaries, List<Launch> launches)
    {
        string[] lines = text.Split('\n');
        var result = new StringBuilder();
        string program = "", layer = "";
        foreach (string line in lines)
        {
            if (ProgramStart().Match(line) is { Success: true } start)
                (program, layer) = (start.Groups[1].Value == "Run" ? "" : start.Groups[1].Value, "");
            if (program.Length > 0 && LayerComment().Match(line) is { Success: true } comment)
                layer = comment.Groups[1].Value;
            if (program.Length == 0 || LaunchLine().Match(line) is not { Success: true } launch)
            {
                result.Append(line).Append('\n');
                continue;
            }

            string kernel = launch.Groups[1].Value + launch.Groups[2].Value;
            result.Append(CultureInfo.InvariantCulture, $"{{ double started = global::LaunchClock.Read(); {line.Trim()} global::LaunchClock.Stop({launches.Count}, started); }}\n");
            launches.Add(new Launch(program, layer, kernel, summaries.GetValueOrDefault(kernel, "")));
        }

        return result.ToString();
    }

    const int MillisecondsPerLine = 1000;

    /// <summary>What the kernels in some files say of themselves.</summary>
    public static IReadOnlyDictionary<string, string> Summaries(IEnumerable<string> texts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        string summary = "";
        foreach (string line in texts.SelectMany(t => t.Split('\n')))
        {
            if (SummaryLine().Match(line) is { Success: true } text)
                summary = text.Groups[1].Value;
            if (KernelStart().Match(line) is { Success: true } start)
                found[start.Groups[1].Value] = summary;
        }

        return found;
    }

    [GeneratedRegex(@"static (?:unsafe )?void (\w+)<V>\(", RegexOptions.None, MillisecondsPerLine)]
    private static partial Regex ProgramStart();

    [GeneratedRegex(@"internal (?:static unsafe class|unsafe struct) (\w+)", RegexOptions.None, MillisecondsPerLine)]
    private static partial Regex KernelStart();

    [GeneratedRegex(@"^\s*// (.*?): ", RegexOptions.None, MillisecondsPerLine)]
    private static partial Regex LayerComment();

    [GeneratedRegex(@"^\s*(?:Team\.Run\(&)?(?:(\w+)\.Run<V>|\w+\.Run<V, (\w+)>)(?:, |\()Args\.Put\(.*\);\s*$", RegexOptions.None, MillisecondsPerLine)]
    private static partial Regex LaunchLine();

    [GeneratedRegex(@"/// <summary>(.*)</summary>", RegexOptions.None, MillisecondsPerLine)]
    private static partial Regex SummaryLine();
}
