using Ml.Metrics;

namespace Ml.Training;

/// <summary>What a model does on a data set, in inference mode.</summary>
/// <param name="Count">Examples seen.</param>
/// <param name="Loss">Mean loss per example; NaN for a model without a loss.</param>
/// <param name="Metrics">Figures derived from output and target.</param>
/// <param name="Confusion">Counts per class, for a classifier of at most 100 classes.</param>
public sealed record Evaluation(
    int Count, double Loss, IReadOnlyList<MetricValue> Metrics, ConfusionMatrix? Confusion)
{
    /// <summary>Share of right predictions, 0 to 1.</summary>
    /// <exception cref="KeyNotFoundException">The model is not a classifier.</exception>
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
