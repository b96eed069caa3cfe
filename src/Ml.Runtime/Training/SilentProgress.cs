namespace Ml.Training;

/// <summary>Shows nothing.</summary>
sealed class SilentProgress : IProgressView
{
    public TrainingRun Show(TrainingLoop loop, Func<TrainingRun> run) => run();

    public void Step(TrainingLoop loop, in StepInfo step)
    {
    }

    public void Note(string note)
    {
    }

    public void EpochEnd(TrainingLoop loop, EpochRecord epoch)
    {
    }
}
