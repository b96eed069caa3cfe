using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;
using Ml.Optimizers;
using Ml.Schedules;

namespace Ml.Training;

/// <summary>The verbs that every model answers, with defaults that serve most of them.</summary>
public static class TrainingVerbs
{
    /// <summary>
    /// Trains with AdamW at <paramref name="learningRate"/> under a cosine schedule, in batches of 64, or of as many as a model
    /// of a fixed batch takes. A <see cref="Trainer"/> offers every other choice.
    /// </summary>
    /// <exception cref="ArgumentException">A data set does not fit the model; the message lists both sides.</exception>
    public static TrainingRun Fit(
        this ITrainable model, IDataSet train, IDataSet? validation = null, int epochs = 1, float learningRate = 1e-3f)
    {
        using var optimizer = new AdamW(learningRate);
        var batch = new Feed(model.Description, train, withTargets: true, nameof(train)).FixedBatch ?? 64;
        return new Trainer(optimizer) { Epochs = epochs, BatchSize = batch, Schedule = new Cosine() }
            .Fit(model, train, validation);
    }

    /// <inheritdoc cref="Trainer.Evaluate"/>
    public static Evaluation Evaluate(
        this IModel model, IDataSet data, int batchSize = 64, IReadOnlyList<IMetric>? metrics = null)
        => Trainer.Evaluate(model, data, batchSize, metrics);
}
