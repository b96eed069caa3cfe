namespace Ml.Schedules;

/// <summary>
/// The learning rate as a pure function of the step: nothing to save, nothing to restore; the position is the step.
/// </summary>
public abstract class Schedule
{
    /// <summary>The rate of one optimiser step.</summary>
    /// <param name="step">0 for the first step of the run.</param>
    /// <param name="totalSteps">Steps of the whole run.</param>
    /// <param name="baseRate">The optimiser's own rate.</param>
    public abstract float Rate(long step, long totalSteps, float baseRate);

    /// <summary>Name and options; a checkpoint records it, so a run resumed under another schedule is
    /// noticed.</summary>
    public abstract override string ToString();
}
