using System.Diagnostics;
using System.Reflection;
using Ml.Testing;

namespace Ml.Samples.Tests;

/// <summary>One of the samples as a program.</summary>
internal static class Sample
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>What a program left: its exit code and all that it wrote.</summary>
    public sealed record Result(int Code, string Text)
    {
        public string LastLine => Text.TrimEnd().Split('\n')[^1];
    }

    /// <param name="name">The sample's folder.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="interruptAt">Text of a line after which the program gets what Ctrl-C sends.</param>
    public static Result Run(string name, string[] arguments, string? interruptAt = null)
    {
        string program = Path.Combine(
            Repository.Root, "samples", name, "bin", Metadata("Configuration"), Metadata("ProgramFramework"), name + ".dll");
        // Whatever runs these tests may ignore Ctrl-C, and what it starts would inherit that.
        string[] attentive = interruptAt is not null && OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(attentive[0], [.. attentive[1..], program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // No data is found from here but what the arguments name.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("ML_DATA");
        using var process = Process.Start(start)!;
        using var watchdog = new Timer(_ => process.Kill(), null, Limit, Timeout.InfiniteTimeSpan);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        List<string> lines = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (interruptAt is null || !line.Contains(interruptAt, StringComparison.Ordinal))
                continue;
            interruptAt = null;
            Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        }

        process.WaitForExit();
        return new Result(process.ExitCode, string.Join('\n', lines) + "\n" + errors.Result);
    }

    private static string Metadata(string key) =>
        typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
