namespace Ml.Training;

/// <summary>For terminals: one bar for the epoch in progress, finished epochs as lines above it.</summary>
sealed class BarProgress(ProgressOutput output) : IProgressView
{
    // Ten times a second is as often as eyes follow; between two, a step allocates nothing.
    readonly Pace _pace = new(0.1);
    readonly StatusLine _status = new(output);
    IReadOnlyList<string> _validation = [];

    public TrainingRun Show(TrainingLoop loop, Func<TrainingRun> run)
    {
        using (TerminalGuard.Over(_status))
        {
            foreach (var line in LineProgress.Opening(loop))
                Print(line);
            var result = run();
            if (result.Ending() is { } ending)
                Print(ending);
            return result;
        }
    }

    public void Step(TrainingLoop loop, in StepInfo step)
    {
        if (!_pace.Add(step))
            return;
        string[] figures =
        [
            $"loss {Figures.Loss(loop.Loss.Value)}", $"left {Figures.Duration(_pace.SecondsLeft)}",
            Figures.Rate(_pace.SamplesPerSecond), .. _validation,
        ];
        var title = $"epoch {Math.Min(loop.Epoch + 1, loop.Epochs)}/{loop.Epochs}";
        _status.Show(width => Bar.Draw(title, (double)loop.Position / loop.Examples, figures, width));
    }

    public void Note(string note) => Print(note);

    public void EpochEnd(TrainingLoop loop, EpochRecord epoch)
    {
        Print(LineProgress.Describe(epoch, loop.Epochs));
        _validation = [.. epoch.Metrics.Select(Figures.Show)];
        _pace.Skip();
    }

    void Print(string line) => _status.PrintAbove(width => Fold.Into(line, width));
}
