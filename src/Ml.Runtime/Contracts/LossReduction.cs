namespace Ml.Contracts;

/// <summary>How the figure of a loss's term over a data set follows from its batches.</summary>
public enum LossReduction
{
    /// <summary>The mean over everything that was counted: the same however the data set is cut into batches.</summary>
    Mean,

    /// <summary>The sum over everything: the same however the data set is cut into batches, larger for a larger one.</summary>
    Sum,

    /// <summary>
    /// The term cannot be taken apart (examples of a batch are compared with each other, or something is done to a mean):
    /// its batches are averaged, weighted by their examples, and the figure depends on how the data set is cut.
    /// </summary>
    PerBatch,
}
