namespace Ml.Schedules;

/// <summary>The optimiser's own rate in every step.</summary>
public sealed class Constant : Schedule
{
    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate) => baseRate;

    /// <inheritdoc/>
    public override string ToString() => "Constant";
}
