namespace Ml.Training;

/// <summary>For logs: a line per epoch, and one about every ten seconds within.</summary>
sealed class LineProgress(ProgressOutput output, double interval = 10) : IProgressView
{
    readonly Pace _pace = new(interval);

    public TrainingRun Show(TrainingLoop loop, Func<TrainingRun> run)
    {
        foreach (var line in Opening(loop))
            output.WriteLine(line);
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
    }

    public void Note(string note) => output.WriteLine(note);

    public void EpochEnd(TrainingLoop loop, EpochRecord epoch)
    {
        output.WriteLine(Describe(epoch, loop.Epochs));
        _pace.Skip();
    }

    /// <summary>What was known before the first step.</summary>
    internal static IEnumerable<string> Opening(TrainingLoop loop)
    {
        if (loop.Begins is { } note)
            yield return note;
        if (loop.Step > 0)
        {
            yield return loop.Epoch >= loop.Epochs
                ? $"the run is complete: {loop.Epochs} epochs, {loop.Step} steps"
                : $"resumed in epoch {loop.Epoch + 1}/{loop.Epochs} after step {loop.Step}/{loop.TotalSteps}";
        }
    }

    internal static string Describe(EpochRecord epoch, int epochs)
    {
        var terms = string.Concat(epoch.TrainingTerms.Select(term => "  " + Figures.Show(term)));
        var validation = epoch.ValidationLoss is { } loss ? $"  validation {Figures.Summary(loss, epoch.Metrics)}" : "";
        var refused = epoch.RefusedSteps > 0 ? $"  {epoch.RefusedSteps} steps not taken" : "";
        return $"epoch {epoch.Epoch}/{epochs}  loss {Figures.Loss(epoch.TrainingLoss)}{terms}{validation}{refused}  " +
            $"{Figures.Rate(epoch.SamplesPerSecond)}  {Figures.Duration(epoch.Seconds)}";
    }
}
