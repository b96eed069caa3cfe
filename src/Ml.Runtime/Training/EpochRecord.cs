namespace Ml.Training;

/// <summary>One finished pass over the training data.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="Step">Optimiser steps since the start of the run.</param>
/// <param name="TrainingLoss">Mean loss over the epoch's batches, each taken before its step.</param>
/// <param name="LearningRate">Rate of the epoch's last step.</param>
/// <param name="Seconds">Time spent, without validation.</param>
/// <param name="SamplesPerSecond">Training examples per second.</param>
/// <param name="ValidationLoss">Mean loss on the validation data; null without any.</param>
/// <param name="Metrics">Figures on the validation data.</param>
public sealed record EpochRecord(
    int Epoch, long Step, double TrainingLoss, double LearningRate, double Seconds, double SamplesPerSecond,
    double? ValidationLoss, IReadOnlyList<MetricValue> Metrics)
{
    /// <summary>
    /// The figure of that name: "loss" is the validation loss where there is one, otherwise the training loss.
    /// </summary>
    internal MetricValue? Find(string name) => name == "loss"
        ? new MetricValue("loss", ValidationLoss ?? TrainingLoss, HigherIsBetter: false)
        : Metrics.FirstOrDefault(metric => metric.Name == name);
}
