namespace Ml.Training;

/// <summary>Chooses how a run shows itself.</summary>
static class ProgressView
{
    internal static IProgressView For(ProgressMode mode) => mode switch
    {
        ProgressMode.None => new SilentProgress(),
        ProgressMode.Lines => new LineProgress(new ProgressOutput(Console.Out)),
        ProgressMode.Bar => new BarProgress(new ProgressOutput(Console.Out)),
        _ when Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb" =>
            new LineProgress(new ProgressOutput(Console.Out)),
        _ => new BarProgress(new ProgressOutput(Console.Out)),
    };
}
