using System.Diagnostics;
using System.Text;

namespace Ml.Package.Tests;

/// <summary>Runs programs the way a user's shell would: without what the test run's own build left in the environment.</summary>
static class Dotnet
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Runs <c>dotnet</c> and returns what it wrote; fails the test with that text when it does not exit with 0.</summary>
    public static string Run(string folder, string packages, params string[] arguments) =>
        Execute("dotnet", folder, packages, arguments);

    /// <summary>Runs any program in the same environment.</summary>
    public static string Execute(string program, string folder, string packages, params string[] arguments)
    {
        var (code, text) = Try(program, folder, packages, arguments);
        code.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{text}");
        return text;
    }

    /// <summary>Runs any program in the same environment; its exit code is the caller's matter.</summary>
    public static (int Code, string Text) Try(string program, string folder, string packages, params string[] arguments)
    {
        var start = Prepare(program, folder, packages, arguments);
        var text = new StringBuilder();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        DataReceivedEventHandler collect = (_, line) =>
        {
            lock (text)
                text.Append(line.Data).Append('\n');
        };
        process.OutputDataReceived += collect;
        process.ErrorDataReceived += collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} ran longer than {Limit}:\n{text}");
        }

        process.WaitForExit(); // the readers' last lines
        lock (text)
            return (process.ExitCode, text.ToString());
    }

    /// <summary>Starts a program that runs until it is killed, in the same environment; its output is to be read.</summary>
    public static Process Start(string program, string folder, string packages, params string[] arguments) =>
        Process.Start(Prepare(program, folder, packages, arguments))!;

    static ProcessStartInfo Prepare(string program, string folder, string packages, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // The outer build points MSBuild at its own files; an inner one of another kind would load them.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["NUGET_PACKAGES"] = packages;
        // No server may outlive the test: it would hold files of a folder that is deleted.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }
}
