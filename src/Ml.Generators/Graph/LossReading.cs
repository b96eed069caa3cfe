namespace Ml.Generators.Graph;

/// <summary>What a loss compares its predictions with, as metrics may too. The runtime has the same names.</summary>
public enum TargetKind
{
    /// <summary>Nothing that a metric could read by itself.</summary>
    Other,

    /// <summary>A number in the prediction's own units.</summary>
    Values,

    /// <summary>Yes or no for each score: above one half, or not.</summary>
    YesNo,

    /// <summary>A class: its number, or a share for each of the classes.</summary>
    Classes,
}

/// <summary>What the predictions of a loss are. The runtime has the same names.</summary>
public enum ScoreKind
{
    /// <summary>Numbers that mean nothing but that more is more.</summary>
    Scores,

    Logits,
    LogProbabilities,
    Probabilities,
}

/// <summary>How a loss reads its predictions and its target.</summary>
/// <param name="ClassAxis">The axis of the predictions along which the classes lie, or -1.</param>
/// <param name="Ignored">The class number of targets that do not count, where there is one.</param>
public sealed record LossReading(
    TargetKind Target, ScoreKind Scores = ScoreKind.Scores, int ClassAxis = -1, int? Ignored = null)
{
    public static LossReading Other { get; } = new(TargetKind.Other);

    public static LossReading Values { get; } = new(TargetKind.Values);

    public static LossReading YesNo(ScoreKind scores) => new(TargetKind.YesNo, scores);
}
