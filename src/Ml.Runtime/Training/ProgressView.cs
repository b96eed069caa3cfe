using Spectre.Console;

namespace Ml.Training;

/// <summary>Chooses how a run shows itself.</summary>
static class ProgressView
{
    internal static IProgressView For(ProgressMode mode) => mode switch
    {
        ProgressMode.None => new SilentProgress(),
        ProgressMode.Lines => new LineProgress(Console.Out),
        ProgressMode.Bar => new BarProgress(AnsiConsole.Console),
        _ when Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive =>
            new LineProgress(Console.Out),
        _ => new BarProgress(AnsiConsole.Console),
    };
}
