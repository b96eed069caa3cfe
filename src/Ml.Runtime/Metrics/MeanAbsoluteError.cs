using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>Mean of |output - target| over all elements, in the target's own units.</summary>
public sealed class MeanAbsoluteError : IMetric
{
    readonly Mean _mean = new();

    /// <inheritdoc/>
    public string Name => "mae";

    /// <inheritdoc/>
    public double Value => _mean.Value;

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public void Reset() => _mean.Reset();

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> output, Batch batch, int target) => Update(output, batch.Floats(target));

    /// <summary>Adds every element.</summary>
    public void Update(in Comparison batch)
    {
        double sum = 0;
        for (int position = 0; position < batch.Positions; position++)
            sum += Math.Abs((double)batch.Output[position] - batch.TargetAt(position));
        if (batch.Positions > 0)
            _mean.Add(sum / batch.Positions, batch.Positions);
    }

    /// <summary>Adds outputs and the targets they should equal.</summary>
    public void Update(ReadOnlySpan<float> output, ReadOnlySpan<float> target)
    {
        if (output.Length != target.Length)
            throw new ArgumentException($"{output.Length} outputs for {target.Length} targets.", nameof(output));
        double sum = 0;
        for (int i = 0; i < target.Length; i++)
            sum += Math.Abs((double)output[i] - target[i]);
        if (target.Length > 0)
            _mean.Add(sum / target.Length, target.Length);
    }
}
