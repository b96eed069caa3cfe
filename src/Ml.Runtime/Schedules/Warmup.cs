namespace Ml.Schedules;

/// <summary>
/// Linear warm-up in front of any schedule: step &lt; steps: r * (step + 1) / steps, where r is what the schedule
/// begins with; afterwards the schedule, counted from the end of the warm-up over the rest of the run.
/// </summary>
public sealed class Warmup : Schedule
{
    readonly long _steps;
    readonly Schedule _then;

    /// <summary>Warm-up, then another schedule.</summary>
    /// <param name="steps">Steps of the warm-up, 0 for none.</param>
    /// <param name="then">What follows; null: a constant rate.</param>
    public Warmup(long steps, Schedule? then = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        (_steps, _then) = (steps, then ?? new Constant());
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        var rest = Math.Max(0, totalSteps - _steps);
        return step < _steps
            ? (float)((double)_then.Rate(0, rest, baseRate) * (step + 1) / _steps)
            : _then.Rate(step - _steps, rest, baseRate);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Warmup(steps: {_steps}, then: {_then})");
}
