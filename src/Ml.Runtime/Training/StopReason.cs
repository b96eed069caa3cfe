namespace Ml.Training;

/// <summary>Why a training run ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The watched figure stopped improving.</summary>
    EarlyStopping,

    /// <summary>The caller asked for it; with a checkpoint path, the run can be resumed where it stands.</summary>
    Cancelled,

    /// <summary>The loss became infinite or not a number, or so did gradients or updates for
    /// <see cref="Trainer.RefusalLimit"/> steps in a row. The parameters are those before, or those of the best
    /// epoch.</summary>
    Diverged,
}
