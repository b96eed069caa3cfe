namespace Ml.Schedules;

/// <summary>
/// rate = base * min((step + 1) / warmup, sqrt(warmup / (step + 1))): the schedule of Vaswani et al. 2017, scaled so
/// that its peak is the base rate.
/// </summary>
public sealed class InverseSquareRoot : Schedule
{
    readonly long _warmup;

    /// <summary>Linear warm-up, then 1 / sqrt(step).</summary>
    /// <param name="warmup">The step at which the rate peaks, at least 1.</param>
    public InverseSquareRoot(long warmup)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(warmup, 1);
        _warmup = warmup;
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        var t = step + 1.0;
        return (float)(baseRate * Math.Min(t / _warmup, Math.Sqrt(_warmup / t)));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"InverseSquareRoot(warmup: {_warmup})");
}
