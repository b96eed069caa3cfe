using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>
/// Share of single scores on the right side of zero (of one half, where the loss reads probabilities): above it for a target
/// above one half, else not.
/// </summary>
public sealed class BinaryAccuracy : IMetric
{
    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <inheritdoc/>
    public double Value => (double)Correct / Count;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <summary>Targets counted.</summary>
    public long Count { get; private set; }

    /// <summary>Targets predicted rightly.</summary>
    public long Correct { get; private set; }

    /// <summary>How it would be at other thresholds.</summary>
    public ThresholdCounts Thresholds { get; } = new();

    /// <inheritdoc/>
    public void Reset()
    {
        (Count, Correct) = (0, 0);
        Thresholds.Reset();
    }

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> output, Batch batch, int target)
    {
        if (batch.Kind(target) == ElementKind.Int32)
            Update(output, batch.Integers(target));
        else
            Update(output, batch.Floats(target));
    }

    /// <summary>Adds every element; probabilities are parted at one half, other scores at zero.</summary>
    public void Update(in Comparison batch)
    {
        bool isProbability = batch.Term.Scores == ScoreKind.Probabilities;
        for (int position = 0; position < batch.Positions; position++)
        {
            float score = batch.Output[position];
            Add(isProbability ? Logit(score) : score, batch.TargetAt(position) > 0.5f);
        }
    }

    /// <summary>Adds logits and targets of 0 or 1. A NaN logit is wrong whatever the target.</summary>
    public void Update(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        RequireSameLength(logits.Length, targets.Length);
        for (int i = 0; i < targets.Length; i++)
            Add(logits[i], targets[i] > 0.5f);
    }

    /// <summary>Adds logits and integer targets of 0 or 1.</summary>
    public void Update(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets)
    {
        RequireSameLength(logits.Length, targets.Length);
        for (int i = 0; i < targets.Length; i++)
            Add(logits[i], targets[i] > 0);
    }

    void Add(float logit, bool target)
    {
        Count++;
        if (target ? logit > 0 : logit <= 0)
            Correct++;
        Thresholds.Add(logit, target);
    }

    /// <summary>What is beyond a probability by rounding, or is none, has a side all the same.</summary>
    static float Logit(float probability)
    {
        float share = Math.Clamp(probability, 0, 1);
        return MathF.Log(share / (1 - share));
    }

    static void RequireSameLength(int logits, int targets)
    {
        if (logits != targets)
            throw new ArgumentException($"{logits} logits for {targets} targets: binary accuracy needs one each.",
                nameof(targets));
    }
}
