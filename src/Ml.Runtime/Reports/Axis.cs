using System.Globalization;

namespace Ml.Reports;

/// <summary>Maps values to pixels and chooses round numbers for the ticks.</summary>
sealed class Axis
{
    readonly double _low;
    readonly double _high;
    readonly double _from;
    readonly double _to;
    readonly bool _logarithmic;

    /// <summary>An axis from pixel <paramref name="from"/> to <paramref name="to"/> over the finite values.</summary>
    internal Axis(IEnumerable<double> values, double from, double to, bool logarithmic = false)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        (_low, _high) = (finite.Min(), finite.Max());
        (_from, _to, _logarithmic) = (from, to, logarithmic);
        if (_high - _low <= 1e-9 * Math.Abs(_high))
            (_low, _high) = (_low - Math.Max(0.5, Math.Abs(_low) / 2), _high + Math.Max(0.5, Math.Abs(_high) / 2));
    }

    internal double Map(double value)
    {
        var share = _logarithmic
            ? Math.Log(value / _low) / Math.Log(_high / _low)
            : (value - _low) / (_high - _low);
        return _from + share * (_to - _from);
    }

    /// <summary>
    /// About <paramref name="count"/> round values inside the range: steps of 1, 2 or 5, or powers of ten.
    /// </summary>
    internal IReadOnlyList<double> Ticks(int count)
    {
        if (_logarithmic)
            return Decades();
        var rough = (_high - _low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        var ticks = new List<double>();
        for (var i = Math.Ceiling(_low / step - 1e-9); i * step <= _high + 1e-9 * step; i++)
            ticks.Add(i * step);
        return ticks;
    }

    /// <summary>At most six significant digits, no noise from the arithmetic; adding zero makes -0 a plain 0.</summary>
    internal static string Label(double tick) => (tick + 0.0).ToString("G6", CultureInfo.InvariantCulture);

    List<double> Decades()
    {
        var ticks = new List<double>();
        for (var power = Math.Floor(Math.Log10(_low)); power <= Math.Log10(_high); power++)
        {
            ticks.AddRange(new[] { 1.0, 2, 5 }.Select(digit => digit * Math.Pow(10, power))
                .Where(tick => tick >= _low && tick <= _high));
        }

        return ticks;
    }
}
