namespace Ml.Metrics;

/// <summary>A binary classifier at one threshold.</summary>
/// <param name="Logit">Logits above it are predicted positive; minus infinity predicts everything so.</param>
/// <param name="TruePositives">Positive targets that are predicted positive.</param>
/// <param name="FalsePositives">Negative targets that are predicted positive.</param>
/// <param name="FalseNegatives">Positive targets that are predicted negative.</param>
/// <param name="TrueNegatives">Negative targets that are predicted negative.</param>
public readonly record struct ThresholdPoint(
    double Logit, long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>The threshold as a probability.</summary>
    public double Probability => 1 / (1 + Math.Exp(-Logit));

    /// <summary>Of what is predicted positive, the share that is; NaN when nothing is.</summary>
    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>Of what is positive, the share that is predicted so, the true positive rate; NaN without any.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Of what is negative, the share that is predicted positive; NaN without any.</summary>
    public double FalsePositiveRate => (double)FalsePositives / (FalsePositives + TrueNegatives);

    /// <summary>The harmonic mean of precision and recall; 0 without true positives.</summary>
    public double F1 => TruePositives == 0
        ? 0 : 2.0 * TruePositives / (2 * TruePositives + FalsePositives + FalseNegatives);
}
