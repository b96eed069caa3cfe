namespace Ml.Schedules;

/// <summary>
/// Linear warm-up, then half a cosine wave down (Loshchilov and Hutter 2017, without restarts):
/// step &lt; warmup: base * (step + 1) / warmup; then, with t = step - warmup,
/// minimum + (base - minimum) / 2 * (1 + cos(pi * t / length)). Beyond a given length the wave goes on and rises
/// again, as torch's CosineAnnealingLR does; the default length is the rest of the run, and the rate then stays at the minimum.
/// </summary>
public sealed class Cosine : Schedule
{
    readonly long _warmup;
    readonly float _minimum;
    readonly long? _length;

    /// <summary>Warm-up and cosine.</summary>
    /// <param name="warmup">Steps of linear warm-up, 0 for none.</param>
    /// <param name="minimum">The rate at the bottom of the wave.</param>
    /// <param name="length">Steps from top to bottom; null: the rest of the run after the warm-up.</param>
    public Cosine(long warmup = 0, float minimum = 0, long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        if (length < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A wave takes at least 1 step");
        (_warmup, _minimum, _length) = (warmup, minimum, length);
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        if (step < _warmup)
            return (float)((double)baseRate * (step + 1) / _warmup);
        var length = _length ?? Math.Max(1, totalSteps - _warmup);
        var at = _length is null ? Math.Min(step - _warmup, length) : step - _warmup;
        var wave = 1 + Math.Cos(Math.PI * at / length);
        return (float)(_minimum + ((double)baseRate - _minimum) / 2 * wave);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"Cosine(warmup: {_warmup}, minimum: {_minimum}, length: {_length?.ToString() ?? "run"})");
}
