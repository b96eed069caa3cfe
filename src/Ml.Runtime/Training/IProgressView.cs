namespace Ml.Training;

/// <summary>Where a run shows itself. Calls come from the training thread; nothing may be allocated per step.</summary>
interface IProgressView
{
    /// <summary>Frames the run: opens the display, runs, closes it, says how it ended.</summary>
    TrainingRun Show(TrainingLoop loop, Func<TrainingRun> run);

    /// <summary>A step is done; called often, so a view looks at the clock first.</summary>
    void Step(TrainingLoop loop, in StepInfo step);

    /// <summary>Something worth a line of its own.</summary>
    void Note(string note);

    /// <summary>An epoch and its validation are done.</summary>
    void EpochEnd(TrainingLoop loop, EpochRecord epoch);
}
