namespace Ml.Schedules;

/// <summary>
/// rate = base * (start + (end - start) * min(step, length) / length): a straight line, then flat. torch: LinearLR.
/// </summary>
public sealed class Linear : Schedule
{
    readonly float _start;
    readonly float _end;
    readonly long? _length;

    /// <summary>A straight line; by default from the full rate to zero over the whole run.</summary>
    /// <param name="start">Share of the base rate at the first step.</param>
    /// <param name="end">Share of the base rate from step <paramref name="length"/> on.</param>
    /// <param name="length">Steps of the slope; null: the whole run.</param>
    public Linear(float start = 1, float end = 0, long? length = null)
    {
        if (length < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A slope takes at least 1 step");
        (_start, _end, _length) = (start, end, length);
    }

    /// <inheritdoc/>
    public override float Rate(long step, long totalSteps, float baseRate)
    {
        var length = Math.Max(1, _length ?? totalSteps);
        return (float)(baseRate * (_start + ((double)_end - _start) * Math.Min(step, length) / length));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"Linear(start: {_start}, end: {_end}, length: {_length?.ToString() ?? "run"})");
}
