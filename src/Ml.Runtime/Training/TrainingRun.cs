using Ml.Contracts;
using Ml.Optimizers;

namespace Ml.Training;

/// <summary>How a training run went.</summary>
public sealed class TrainingRun
{
    readonly WrongNumber? _wrong;
    readonly bool _isInvalid;

    internal TrainingRun(TrainingLoop loop, StopReason reason, Evaluation? final, int? bestEpoch, Trainer options)
    {
        (Losses, Rates, Model, History, Reason) = (loop.Losses, loop.Rates, loop.Model, [.. loop.History], reason);
        (Steps, Examples, Final, RestoredEpoch, Options) = (loop.Step, loop.Examples, final, bestEpoch, options);
        (RefusedSteps, LastRefused, Notes) = (loop.Refusals.Total, loop.Refusals.Last, [.. loop.Notes]);
        RefusedInARow = loop.Refusals.InARow;
        (_wrong, _isInvalid) = (loop.Wrong, loop.DivergedInValidation);
        BestEpoch = loop.Watch.BestEpoch > 0 ? loop.Watch.BestEpoch
            : History.Where(epoch => double.IsFinite(epoch.ValidationLoss ?? double.NaN))
                .MinBy(epoch => epoch.ValidationLoss)?.Epoch;
        Seconds = loop.TotalSeconds + loop.EpochSeconds;
        Stopped = (loop.Epoch, loop.Position);
    }

    /// <summary>The trained model's description.</summary>
    public ModelInfo Model { get; }

    /// <summary>Finished epochs, those before a resumption included.</summary>
    public IReadOnlyList<EpochRecord> History { get; }

    /// <summary>Why the run ended.</summary>
    public StopReason Reason { get; }

    /// <summary>Batches used, refused steps included.</summary>
    public long Steps { get; }

    /// <summary>Steps that changed nothing, because a gradient or an update was not finite.</summary>
    public long RefusedSteps { get; }

    /// <summary>What the last refused step found, since the start or the last resumption; null when none was.</summary>
    public RefusedStep? LastRefused { get; }

    /// <summary>What was worth saying on the way: refused steps, checkpoints that were not written.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Examples in the training data.</summary>
    public int Examples { get; }

    /// <summary>Time spent on steps, without validation; time before a resumption included.</summary>
    public double Seconds { get; }

    /// <summary>The validation data under the parameters that the model is left with; null without validation data, or
    /// when the run was cancelled, or where MlChecks=full finds values in it that are not finite.</summary>
    public Evaluation? Final { get; }

    /// <summary>
    /// The epoch whose parameters the model was given back, as <see cref="EarlyStopping.RestoreBest"/> promises for
    /// every end; null when it has the last.
    /// </summary>
    public int? RestoredEpoch { get; }

    internal Trainer Options { get; }

    internal (int Epoch, int Position) Stopped { get; }

    internal int RefusedInARow { get; }

    /// <summary>By the figure that early stopping watches, else by the validation loss; null without either.</summary>
    internal int? BestEpoch { get; }

    internal StepCurve Losses { get; }

    internal StepCurve Rates { get; }

    /// <summary>
    /// Writes the run as one HTML page that needs nothing else: curves of loss, metrics and learning rate, the layers,
    /// the confusion matrix.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteReport(string path) => File.WriteAllText(path, RunReport.Render(this));

    /// <summary>The run in a line: how it ended, the loss of its last epoch, and <see cref="Final"/>.</summary>
    public override string ToString()
    {
        var ending = Ending() ?? $"completed {History.Count} epochs, {Steps} steps, in {Figures.Duration(Seconds)}";
        var loss = History.Count == 0 ? "" : $": loss {Figures.Loss(History[^1].TrainingLoss)}";
        return ending + loss + (Final is null ? "" : $"  validation {Final}");
    }

    /// <summary>A sentence about an end that was not the planned one; null for a completed run.</summary>
    internal string? Ending() => Reason switch
    {
        StopReason.Cancelled => $"cancelled in epoch {Stopped.Epoch + 1} after step {Steps}" +
            (Options.CheckpointPath is { } path ? $"; resume from {path}" : "; no checkpoint path was set") + Restored,
        StopReason.EarlyStopping => $"stopped early after epoch {History.Count}: {Options.EarlyStopping!.Metric} " +
            $"has not improved for {Options.EarlyStopping.Patience} " +
            (Options.EarlyStopping.Patience == 1 ? "epoch" : "epochs") + Restored,
        StopReason.Diverged => $"stopped in epoch {Stopped.Epoch + 1}: {Divergence}; " +
            (_wrong is null ? "try a lower learning rate, a warm-up, or the optimiser's ClipNorm" : "leave it out or mend it") + Restored,
        _ => null,
    };

    string Divergence => RefusedInARow >= Options.RefusalLimit
        ? $"{RefusedInARow} steps in a row were not taken, the last one because {LastRefused}"
        : _isInvalid ? $"the validation after step {Steps} is not finite"
        : $"the loss of step {Steps + 1} is not finite" + (_wrong is null ? "" : $", because {_wrong}");

    string Restored => RestoredEpoch is { } epoch ? $"; the model has the parameters of epoch {epoch}" : "";
}
