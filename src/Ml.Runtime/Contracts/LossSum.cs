namespace Ml.Contracts;

/// <summary>
/// What one term of a loss was in one batch, as numbers that add up over batches. A mean over a data set is the sum of the
/// sums over the sum of the counts, whatever the batches were.
/// </summary>
/// <param name="Sum">The sum over what was counted, without the term's weight.</param>
/// <param name="Count">How much was counted: elements, targets that are not ignored, or the sum of their weights. 0 where
/// nothing was.</param>
public readonly record struct LossSum(double Sum, double Count)
{
    /// <summary>Of a sum.</summary>
    public static LossSum Of(float sum, double count) => new(sum, count);

    /// <summary>Of a mean; one over nothing, which is no number, adds nothing.</summary>
    public static LossSum OfMean(float mean, double count) => count == 0 ? default : new(mean * count, count);
}
