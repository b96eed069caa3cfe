namespace Ml.Schedules;

/// <summary>rate = base * factor^(number of milestones at or before the step). torch: MultiStepLR.</summary>
public sealed class MultiStep : Schedule
{
    readonly long[] _milestones;
    readonly float _factor;

    /// <summary>Drops at chosen steps.</summary>
    /// <param name="factor">What each drop multiplies the rate with, at least 0.</param>
    /// <param name="milestones">The steps (batches, not epochs) from which on the rate is lower, in any order.</param>
    public MultiStep(float factor, params long[] milestones)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        (_milestones, _factor) = ([.. milestones.Order()], factor);
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        var passed = 0;
        foreach (var milestone in _milestones)
            if (milestone <= step)
                passed++;
        return (float)(baseRate * Math.Pow(_factor, passed));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"MultiStep(factor: {_factor}, milestones: {string.Join(", ", _milestones)})");
}
