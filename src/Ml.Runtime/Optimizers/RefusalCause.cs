namespace Ml.Optimizers;

/// <summary>What kept an optimiser from taking a step.</summary>
public enum RefusalCause
{
    /// <summary>A gradient is NaN or infinite.</summary>
    Gradient,

    /// <summary>The gradients are finite, but a parameter or a moment would not be after the step: an overflow, or a
    /// division of zero by zero.</summary>
    Update,

    /// <summary>A parameter was not finite before the step: something else wrote it.</summary>
    Parameter,

    /// <summary>Going forward made a running statistic that is not finite.</summary>
    State,
}
