namespace Ml.Training;

/// <summary>One finished pass over the training data.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="Step">Steps since the start of the run.</param>
/// <param name="TrainingLoss">Loss over the epoch's batches, each taken before its step, put together as
/// <see cref="Evaluation.Loss"/> is: penalties are not in it, and NaN means that nothing was counted.</param>
/// <param name="LearningRate">Rate of the epoch's last step.</param>
/// <param name="Seconds">Time spent, without validation.</param>
/// <param name="SamplesPerSecond">Training examples per second.</param>
/// <param name="ValidationLoss">Loss on the validation data; null without any, NaN when nothing in it was counted.</param>
/// <param name="Metrics">Figures on the validation data, those of the loss's terms included.</param>
/// <param name="TrainingTerms">Figures of the loss's terms over the epoch's batches, where it has several.</param>
public sealed record EpochRecord(
    int Epoch, long Step, double TrainingLoss, double LearningRate, double Seconds, double SamplesPerSecond,
    double? ValidationLoss, IReadOnlyList<MetricValue> Metrics, IReadOnlyList<MetricValue> TrainingTerms)
{
    /// <summary>Steps of the epoch that were not taken, because a gradient or an update was not finite.</summary>
    public int RefusedSteps { get; init; }

    /// <summary>
    /// The figure of that name: "loss" and the terms of the loss are those of the validation where there is one, otherwise
    /// those of the training.
    /// </summary>
    internal MetricValue? Find(string name) => Figures.FirstOrDefault(figure => figure.Name == name);

    /// <summary>Everything that can be found.</summary>
    internal IEnumerable<MetricValue> Figures =>
    [
        new MetricValue("loss", ValidationLoss ?? TrainingLoss, HigherIsBetter: false), .. Metrics, .. TrainingTerms,
    ];
}
