using System.Diagnostics;
using System.Text;

namespace Ml.Runtime.Tests.Training;

/// <summary>A real process before a real pseudo-terminal of 50 columns, ended in every way there is.</summary>
public sealed class TerminalTests
{
    const string Show = "\u001b[?25h", Hide = "\u001b[?25l";

    [SkippableTheory]
    [InlineData("ctrl-c")]
    [InlineData("SIGTERM")]
    [InlineData("SIGHUP")]
    [InlineData("exit")]
    [InlineData("exception")]
    [InlineData("other thread")]
    public void The_terminal_is_left_as_it_was(string end)
    {
        Skip.If(!File.Exists("/usr/bin/script"), "needs script of util-linux, which makes a pseudo-terminal");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        // Whoever started the tests may ignore signals (nohup), and children inherit that.
        var command = $"stty cols 50 rows 20; echo $$; exec env --default-signal {host} {typeof(TerminalTests).Assembly.Location} {KillTarget.BarCommand} '{end}'";
        var start = new ProcessStartInfo("script", ["-qfec", command, "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var script = Process.Start(start)!;
        using var limit = new Timer(_ => script.Kill(entireProcessTree: true), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        var text = new StringBuilder();
        var isTold = false;
        var buffer = new char[4096];
        for (int read; (read = script.StandardOutput.Read(buffer)) > 0;)
        {
            text.Append(buffer, 0, read);
            // The second bar: the first may be the only one of a machine that is busy.
            if (isTold || text.ToString().Split("[#").Length < 2 && text.ToString().Split("[.").Length < 3)
                continue;
            isTold = true;
            if (end == "ctrl-c")
            {
                script.StandardInput.Write('\u0003');
                script.StandardInput.Flush();
            }
            else if (end.StartsWith("SIG", StringComparison.Ordinal))
            {
                var id = text.ToString().Split('\n')[0].Trim();
                Process.Start("kill", [$"-{end[3..]}", id]).WaitForExit();
            }
        }

        script.WaitForExit();
        isTold.ShouldBeTrue(text.ToString());
        script.ExitCode.ShouldNotBe(0);
        var shown = text.ToString();
        shown.ShouldNotContain(Hide);
        shown.LastIndexOf(Show, StringComparison.Ordinal).ShouldBeGreaterThan(shown.LastIndexOf("[.", StringComparison.Ordinal));
        var screen = new Screen(50);
        screen.Feed(shown.Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal));
        screen.Wrapped.ShouldBe(end is "exception" or "other thread" ? screen.Wrapped : 0); // stack traces wrap
        screen.Lines.ShouldNotContain(line => line.StartsWith("epoch", StringComparison.Ordinal) && line.Contains('['), "a bar is left");
    }
}
