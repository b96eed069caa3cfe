namespace Ml.Schedules;

/// <summary>rate = base * factor^step. torch: ExponentialLR.</summary>
public sealed class Exponential : Schedule
{
    readonly float _factor;

    /// <summary>A geometric decay.</summary>
    /// <param name="factor">What each step (not epoch) multiplies the rate with, at least 0.</param>
    public Exponential(float factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        _factor = factor;
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate) =>
        (float)(baseRate * Math.Pow(_factor, step));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Exponential(factor: {_factor})");
}
