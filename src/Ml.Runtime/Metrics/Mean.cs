namespace Ml.Metrics;

/// <summary>
/// A running weighted mean, in double precision.
/// </summary>
public sealed class Mean
{
    /// <summary>The mean so far; NaN before the first value.</summary>
    public double Value => Sum / Weight;

    /// <summary>Sum of value times weight.</summary>
    public double Sum { get; private set; }

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; private set; }

    /// <summary>Adds a value.</summary>
    public void Add(double value, double weight = 1)
    {
        Sum += value * weight;
        Weight += weight;
    }

    /// <summary>Forgets everything seen.</summary>
    public void Reset() => (Sum, Weight) = (0, 0);
}
