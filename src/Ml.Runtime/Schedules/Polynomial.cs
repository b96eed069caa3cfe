namespace Ml.Schedules;

/// <summary>rate = base * (1 - min(step, length) / length)^power. torch: PolynomialLR.</summary>
public sealed class Polynomial : Schedule
{
    readonly float _power;
    readonly long? _length;

    /// <summary>A decay to zero.</summary>
    /// <param name="power">1 is a straight line; larger falls faster at first.</param>
    /// <param name="length">Steps until zero; null: the whole run.</param>
    public Polynomial(float power = 1, long? length = null)
    {
        if (length < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A decay takes at least 1 step");
        (_power, _length) = (power, length);
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        var length = Math.Max(1, _length ?? totalSteps);
        return (float)(baseRate * Math.Pow(1 - (double)Math.Min(step, length) / length, _power));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"Polynomial(power: {_power}, length: {_length?.ToString() ?? "run"})");
}
