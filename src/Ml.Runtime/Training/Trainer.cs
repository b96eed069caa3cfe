using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;
using Ml.Optimizers;
using Ml.Schedules;

namespace Ml.Training;

/// <summary>
/// Trains a model: shuffled batches, gradients, optimiser steps, validation after each epoch. Same seed, same data,
/// same model: the same parameters bit for bit, also when the run was interrupted and resumed, and whatever the trainer
/// did before: every <see cref="Fit"/> is a run of its own, which begins without the optimiser's state of another. The
/// steady state allocates nothing.
/// </summary>
/// <remarks>
/// No step makes the model unusable: where the loss, a gradient, an update or a running statistic is not finite, the
/// step changes nothing. After a loss that is not finite the run ends as <see cref="StopReason.Diverged"/>; another
/// refused step is noted, with layer and tensor, and the run goes on with the next batch, up to <see
/// cref="RefusalLimit"/>.
/// </remarks>
/// <param name="optimizer">Moves the parameters; clipping is one of its options.</param>
/// <example><code>
/// var run = new Trainer(new AdamW(1e-3f)) { Epochs = 3, Schedule = new Cosine(warmup: 200) }.Fit(model, train, test);
/// </code></example>
public sealed class Trainer(Optimizer optimizer)
{
    /// <summary>What moves the parameters.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>Passes over the training data; by default 1.</summary>
    public int Epochs { get; init => field = Positive(value, nameof(Epochs)); } = 1;

    /// <summary>Examples per step; the last batch of an epoch may be smaller. By default 64.</summary>
    public int BatchSize { get; init => field = Positive(value, nameof(BatchSize)); } = 64;

    /// <summary>The learning rate over the run; by default the optimiser's own, constant.</summary>
    public Schedule Schedule { get; init; } = new Constant();

    /// <summary>Decides the order of the examples. Dropout follows the model's own seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// So many steps in a row that are refused, because a gradient or an update is not finite, end the run as
    /// <see cref="StopReason.Diverged"/>; by default 5.
    /// </summary>
    public int RefusalLimit { get; init => field = Positive(value, nameof(RefusalLimit)); } = 5;

    /// <summary>Ends the run when a figure stops improving; by default never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Where checkpoints go; each replaces the one before, as a whole or not at all, and only if everything in it is
    /// finite. None are written by default.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Epochs between checkpoints, 0 for none at epoch ends; by default 1.</summary>
    public int CheckpointEveryEpochs { get; init; } = 1;

    /// <summary>Steps between checkpoints within an epoch; by default 0, none.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>
    /// Continue from <see cref="CheckpointPath"/> when that file exists; otherwise the run starts anew. The options
    /// that decide the parameters must be the run's own. Only <see cref="Epochs"/> may be more than before: a schedule
    /// over the length of the run then goes on as that of the longer run, so the rate may rise.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>How the run shows itself on the console.</summary>
    public ProgressMode Progress { get; init; }

    /// <summary>
    /// Figures of a validation; by default those that suit what the loss compares, see <see cref="Evaluate"/>. Each looks at
    /// the first output that the loss compares with a target; <see cref="OutputMetric"/> chooses another.
    /// </summary>
    public IReadOnlyList<IMetric>? Metrics { get; init; }

    /// <summary>Called after every step, refused ones included.</summary>
    public Action<StepInfo>? OnStep { get; init; }

    /// <summary>Called after every epoch and its validation.</summary>
    public Action<EpochRecord>? OnEpoch { get; init; }

    /// <summary>Trains.</summary>
    /// <param name="model">Changed in place.</param>
    /// <param name="train">Examples with targets, in the order of the model's declaration.</param>
    /// <param name="validation">Looked at after each epoch, never learned from.</param>
    /// <param name="cancellation">
    /// Ends the run after the step in progress. With a <see cref="CheckpointPath"/> a checkpoint is written first, so
    /// nothing is lost: the run resumes where it stood. No exception is thrown.
    /// </param>
    /// <exception cref="ArgumentException">A data set does not fit the model; the message lists both sides.</exception>
    /// <exception cref="InvalidOperationException">The checkpoint to resume from is damaged or belongs to another run;
    /// early stopping watches a figure that there is not; or the optimiser is in another run.</exception>
    /// <exception cref="Weights.SafetensorsException">The checkpoint to resume from is no checkpoint.</exception>
    /// <exception cref="Weights.WeightMismatchException">The checkpoint to resume from is of another model.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written. As with an exception of a callback or a
    /// data set, a checkpoint is tried once more, and the model is left as early stopping promises.</exception>
    public TrainingRun Fit(
        ITrainable model, IDataSet train, IDataSet? validation = null, CancellationToken cancellation = default)
    {
        UnoptimizedBuild.Warn(model.GetType());
        var feed = new Feed(model.Description, train, withTargets: true, nameof(train));
        if (feed.FixedBatch is { } only && only != BatchSize)
        {
            throw new ArgumentException(
                $"{model.Description.Name} takes exactly {only} examples at a time, and BatchSize is {BatchSize}: set it to "
                + $"{only}, or declare the first size by a name, such as \"batch\".", nameof(model));
        }

        if (model.Description.LossTerms.Count == 0)
            throw new ArgumentException($"{model.Description.Name} describes no term of its loss.", nameof(model));
        var validator = validation is null ? null : new Evaluator(model, validation, BatchSize, Metrics);
        var forgotten = Optimizer.BeginTraining(model.Parameters);
        try
        {
            using var loop = new TrainingLoop(this, model, feed, validator);
            if (Resume && CheckpointPath is not null && File.Exists(CheckpointPath))
                loop.Restore(CheckpointPath);
            else
                loop.BeginAnew(forgotten);
            var view = ProgressView.For(Progress);
            return view.Show(loop, () => loop.Run(view, cancellation));
        }
        finally
        {
            Optimizer.EndTraining();
        }
    }

    /// <summary>
    /// What a model does on a data set: loss, and the figures that suit what the loss compares. Classes give accuracy and a
    /// confusion matrix, along the axis that the loss reads and without the targets that it ignores; numbers in the same units
    /// the mean absolute error; yes or no binary accuracy.
    /// </summary>
    /// <param name="model">Used in inference mode; not changed.</param>
    /// <param name="data">Inputs, and targets where there are any.</param>
    /// <param name="batchSize">Examples at a time. The result does not depend on it, but for rounding; a term of the loss that
    /// cannot be taken apart (<see cref="LossReduction.PerBatch"/>) is the exception. A model that takes a fixed number of
    /// examples gets that many.</param>
    /// <param name="metrics">Figures beside the loss; by default those that suit what the loss compares.</param>
    /// <exception cref="ArgumentException">The data set does not fit the model; the message lists both
    /// sides.</exception>
    public static Evaluation Evaluate(
        IModel model, IDataSet data, int batchSize = 64, IReadOnlyList<IMetric>? metrics = null)
        => new Evaluator(model, data, Positive(batchSize, nameof(batchSize)), metrics).Run()!;

    static int Positive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
