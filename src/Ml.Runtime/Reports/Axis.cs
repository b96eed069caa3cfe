using System.Globalization;

namespace Ml.Reports;

/// <summary>Maps values to pixels and chooses round numbers for the ticks.</summary>
sealed class Axis
{
    readonly double _low;
    readonly double _high;
    readonly bool _logarithmic;
    double _from;
    double _to;

    /// <summary>An axis from pixel <paramref name="from"/> to <paramref name="to"/> over the finite values. One value
    /// that stands for all lies in the middle, with a tenth of itself on either side.</summary>
    internal Axis(IEnumerable<double> values, double from, double to, bool logarithmic = false)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        (_low, _high, _logarithmic) = (finite.Min(), finite.Max(), logarithmic);
        Place(from, to);
        var size = Math.Max(Math.Abs(_low), Math.Abs(_high));
        // A hundred roundings of what is shown: less than that is no difference.
        if (_high - _low <= 1e-13 * size)
        {
            var margin = size > 0 ? size / 10 : 0.5;
            (_low, _high) = (_low - margin, _high + margin);
        }
    }

    /// <summary>Moves the ends, once it is known how much room the labels take.</summary>
    internal void Place(double from, double to) => (_from, _to) = (from, to);

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
            return Decades(count);
        var step = Step(count);
        var ticks = new List<double>();
        for (var i = Math.Ceiling(_low / step - 1e-9); i * step <= _high + 1e-9 * step; i++)
            ticks.Add(i * step);
        return ticks;
    }

    /// <summary>
    /// As many significant digits as tell neighbouring ticks apart, at least six; no noise from the arithmetic, and
    /// adding zero makes -0 a plain 0.
    /// </summary>
    internal string Label(double tick, int count)
    {
        var largest = Math.Max(Math.Abs(_low), Math.Abs(_high));
        var digits = _logarithmic ? 6 : Math.Clamp((int)Math.Ceiling(Math.Log10(largest / Step(count))) + 1, 6, 15);
        var size = Math.Abs(tick);
        return size is 0 or (>= 1e-4 and < 1e6)
            ? (tick + 0.0).ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : tick.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
    }

    double Step(int count)
    {
        var rough = (_high - _low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    // 1, 2, 5 in every decade where there are few, else every decade, else every second, third ...
    List<double> Decades(int count)
    {
        var (first, last) = (Math.Floor(Math.Log10(_low)), Math.Log10(_high));
        double[] digits = last - first <= count / 2.0 ? [1, 2, 5] : [1];
        var stride = Math.Max(1, Math.Ceiling((last - first) / (2 * count)));
        var ticks = new List<double>();
        for (var power = first; power <= last; power += stride)
        {
            ticks.AddRange(digits.Select(digit => digit * Math.Pow(10, power))
                .Where(tick => tick >= _low && tick <= _high));
        }

        return ticks;
    }
}
