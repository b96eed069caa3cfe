namespace Ml.Training;

/// <summary>Ends a run when a figure has not improved for some epochs. NaN or an infinity is no improvement.</summary>
/// <param name="Patience">Epochs without improvement that are tolerated; at least 1.</param>
/// <param name="Metric">A figure by name: "loss" (validation loss, or training loss without validation data), a term of the
/// loss where it has several ("mask loss"), or a metric ("accuracy", "mask accuracy").</param>
public sealed record EarlyStopping(int Patience = 5, string Metric = "loss")
{
    /// <summary>Epochs without improvement that are tolerated.</summary>
    public int Patience { get; init; } = Patience >= 1
        ? Patience
        : throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "At least one epoch without improvement");

    /// <summary>A change smaller than this is no improvement.</summary>
    public double MinimumChange { get; init; }

    /// <summary>Whether the run ends with the parameters of its best epoch instead of its last, however it ends:
    /// by itself, stopped, diverged, cancelled, or by an exception. A checkpoint keeps those to go on from.</summary>
    public bool RestoreBest { get; init; } = true;
}
