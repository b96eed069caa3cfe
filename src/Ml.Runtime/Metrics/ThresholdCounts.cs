namespace Ml.Metrics;

/// <summary>
/// How a binary classifier does at every threshold: counts of its logits by target, in bins of 1/32 between -16 and 16
/// (a probability of one in ten million on either side), so that memory does not grow with the data.
/// </summary>
public sealed class ThresholdCounts
{
    const int PerUnit = 32, Reach = 16;

    // Bin i holds logits in (Edge(i - 1), Edge(i)]: of a threshold at an edge, what lies above it is in the bins above.
    readonly long[] _negatives = new long[2 * Reach * PerUnit + 1], _positives = new long[2 * Reach * PerUnit + 1];

    // Negative targets whose logit is NaN.
    long _noNumber;

    /// <summary>Targets that are positive.</summary>
    public long Positives { get; private set; }

    /// <summary>Targets that are negative.</summary>
    public long Negatives { get; private set; }

    /// <summary>Adds a logit and its target; NaN counts as wrong at every threshold.</summary>
    public void Add(float logit, bool isPositive)
    {
        _ = isPositive ? Positives++ : Negatives++;
        if (!float.IsNaN(logit))
            (isPositive ? _positives : _negatives)[Bin(logit)]++;
        else if (!isPositive)
            _noNumber++;
    }

    /// <summary>Forgets everything seen.</summary>
    public void Reset()
    {
        Array.Clear(_negatives);
        Array.Clear(_positives);
        (Positives, Negatives, _noNumber) = (0, 0, 0);
    }

    /// <summary>
    /// The counts at every threshold at which they change, from the highest to the lowest: the ROC curve, and with
    /// another reading that of precision and recall.
    /// </summary>
    public IReadOnlyList<ThresholdPoint> Points()
    {
        List<ThresholdPoint> points = [];
        var (positives, negatives) = (0L, _noNumber);
        for (var bin = _negatives.Length - 1; bin >= 0; bin--)
        {
            if (bin == _negatives.Length - 1 || _negatives[bin] + _positives[bin] > 0)
                points.Add(At(Edge(bin), positives, negatives));
            positives += _positives[bin];
            negatives += _negatives[bin];
        }

        points.Add(At(double.NegativeInfinity, positives, negatives));
        return points;
    }

    /// <summary>The counts when positive logits, probabilities above one half, are predicted positive.</summary>
    public ThresholdPoint AtHalf()
    {
        var (positives, negatives) = (0L, _noNumber);
        for (var bin = Bin(0) + 1; bin < _negatives.Length; bin++)
            (positives, negatives) = (positives + _positives[bin], negatives + _negatives[bin]);
        return At(0, positives, negatives);
    }

    /// <summary>
    /// The area under the ROC curve: how often a positive target has the higher logit of a positive and a negative one.
    /// NaN without both.
    /// </summary>
    public double AreaUnderRoc()
    {
        if (Positives == 0 || Negatives == 0)
            return double.NaN;
        var (area, before) = (0.0, 0L);
        for (var bin = 0; bin < _negatives.Length; bin++)
        {
            // In one bin it is anyone's guess.
            area += _positives[bin] * (before + _negatives[bin] / 2.0);
            before += _negatives[bin];
        }

        return area / ((double)Positives * Negatives);
    }

    ThresholdPoint At(double logit, long truePositives, long falsePositives) =>
        new(logit, truePositives, falsePositives, Positives - truePositives, Negatives - falsePositives);

    static int Bin(float logit) => (int)Math.Ceiling(Math.Clamp(logit, -Reach, Reach) * PerUnit) + Reach * PerUnit;

    // Above the last edge there is nothing, however large.
    static double Edge(int bin) =>
        bin == 2 * Reach * PerUnit ? double.PositiveInfinity : (double)(bin - Reach * PerUnit) / PerUnit;
}
