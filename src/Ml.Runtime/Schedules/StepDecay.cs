namespace Ml.Schedules;

/// <summary>rate = base * factor^floor(step / every): a staircase. torch: StepLR.</summary>
public sealed class StepDecay : Schedule
{
    readonly long _every;
    readonly float _factor;

    /// <summary>A staircase.</summary>
    /// <param name="every">Steps (batches, not epochs) between two drops, at least 1.</param>
    /// <param name="factor">What each drop multiplies the rate with, at least 0.</param>
    public StepDecay(long every, float factor = 0.1f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        (_every, _factor) = (every, factor);
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate) =>
        (float)(baseRate * Math.Pow(_factor, step / _every));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"StepDecay(every: {_every}, factor: {_factor})");
}
