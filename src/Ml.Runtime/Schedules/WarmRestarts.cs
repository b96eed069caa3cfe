namespace Ml.Schedules;

/// <summary>
/// Half a cosine wave from the base rate to the minimum over a period, then a restart at the base rate; periods are
/// first, first * growth, first * growth^2, ... (SGDR, Loshchilov and Hutter 2017).
/// </summary>
public sealed class WarmRestarts : Schedule
{
    readonly long _first;
    readonly int _growth;
    readonly float _minimum;

    /// <summary>Cosine with restarts.</summary>
    /// <param name="first">Steps of the first period, at least 1.</param>
    /// <param name="growth">What each restart multiplies the period with, at least 1.</param>
    /// <param name="minimum">The rate that the end of a period approaches.</param>
    public WarmRestarts(long first, int growth = 1, float minimum = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(growth, 1);
        (_first, _growth, _minimum) = (first, growth, minimum);
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        var (position, period) = (step, _first);
        if (_growth == 1)
            position %= period;
        else
            while (position >= period)
            {
                position -= period;
                period = period > long.MaxValue / _growth ? long.MaxValue : period * _growth;
            }

        var wave = 1 + Math.Cos(Math.PI * position / period);
        return (float)(_minimum + ((double)baseRate - _minimum) / 2 * wave);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"WarmRestarts(first: {_first}, growth: {_growth}, minimum: {_minimum})");
}
