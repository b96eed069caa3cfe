using Ml.Metrics;

namespace Ml.Training;

/// <summary>What a model does on a data set, in inference mode.</summary>
/// <param name="Count">Examples seen.</param>
/// <param name="Loss">The loss over the whole data set, as the loss reduces it: the mean over everything that was counted, or
/// the sum. Penalties on parameters are not in it. NaN where it is unknown: nothing was counted, or the model has no
/// loss.</param>
/// <param name="Metrics">Figures by name: of the loss's terms where it has several (<c>"mask loss"</c>), then of output and
/// target (<c>"accuracy"</c>; <c>"mask accuracy"</c> where several terms have one).</param>
/// <param name="Confusion">Counts per class, for a classifier of at most 100 classes; of several, the first.</param>
public sealed record Evaluation(
    int Count, double Loss, IReadOnlyList<MetricValue> Metrics, ConfusionMatrix? Confusion)
{
    /// <summary>Counts per class of every output that the loss reads as classes, by the name that its figures have
    /// (<c>"accuracy"</c>, <c>"mask accuracy"</c>).</summary>
    public IReadOnlyDictionary<string, ConfusionMatrix> Confusions { get; init; } =
        new Dictionary<string, ConfusionMatrix>();

    /// <summary>How every output that the loss reads as yes or no does at every threshold, by the name that its figures
    /// have.</summary>
    public IReadOnlyDictionary<string, ThresholdCounts> Thresholds { get; init; } =
        new Dictionary<string, ThresholdCounts>();

    /// <summary>Share of right predictions, 0 to 1.</summary>
    /// <exception cref="KeyNotFoundException">The model is not a classifier, or its loss reads several outputs so.</exception>
    public double Accuracy => this["accuracy"];

    /// <summary>A figure by name; "loss" is the loss.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message lists the names.</exception>
    public double this[string name] =>
        name == "loss" ? Loss : Metrics.FirstOrDefault(metric => metric.Name == name)?.Value
        ?? throw new KeyNotFoundException(
            $"No metric is named '{name}'. There are: {string.Join(", ", Metrics.Select(metric =>
                metric.Name).Prepend("loss"))}");

    /// <summary>For instance <c>loss 0.0312  accuracy 99.12 %  (10000 examples)</c>.</summary>
    public override string ToString() => $"{Figures.Summary(Loss, Metrics)}  ({Count} examples)";
}
