namespace Ml.Training;

/// <summary>For logs: a line per epoch, and one about every ten seconds within.</summary>
sealed class LineProgress(TextWriter output, double interval = 10) : IProgressView
{
    readonly Pace _pace = new(interval);

    public TrainingRun Show(TrainingLoop loop, Func<TrainingRun> run)
    {
        if (Opening(loop) is { } opening)
            output.WriteLine(opening);
        var result = run();
        if (result.Ending() is { } ending)
            output.WriteLine(ending);
        return result;
    }

    public void Step(TrainingLoop loop, in StepInfo step)
    {
        if (!_pace.Add(step))
            return;
        output.WriteLine(
            $"epoch {step.Epoch}/{loop.Epochs}  step {step.Step}/{step.TotalSteps}  " +
            $"{Figures.Rate(_pace.SamplesPerSecond)}  left {Figures.Duration(_pace.SecondsLeft)}  " +
            $"loss {Figures.Loss(loop.Loss.Value)}");
        output.Flush();
    }

    public void EpochEnd(TrainingLoop loop, EpochRecord epoch)
    {
        output.WriteLine(Describe(epoch, loop.Epochs));
        output.Flush();
        _pace.Skip();
    }

    internal static string? Opening(TrainingLoop loop) => loop.Step == 0 ? null
        : loop.Epoch >= loop.Epochs ? $"the run is complete: {loop.Epochs} epochs, {loop.Step} steps"
        : $"resumed in epoch {loop.Epoch + 1}/{loop.Epochs} after step {loop.Step}/{loop.TotalSteps}";

    internal static string Describe(EpochRecord epoch, int epochs)
    {
        var terms = string.Concat(epoch.TrainingTerms.Select(term => "  " + Figures.Show(term)));
        var validation = epoch.ValidationLoss is { } loss ? $"  validation {Figures.Summary(loss, epoch.Metrics)}" : "";
        return $"epoch {epoch.Epoch}/{epochs}  loss {Figures.Loss(epoch.TrainingLoss)}{terms}{validation}  " +
            $"{Figures.Rate(epoch.SamplesPerSecond)}  {Figures.Duration(epoch.Seconds)}";
    }
}
