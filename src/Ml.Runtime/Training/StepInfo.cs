using Ml.Optimizers;

namespace Ml.Training;

/// <summary>One finished step, as callbacks see it.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="Step">Steps since the start of the run, this one included.</param>
/// <param name="TotalSteps">Batches of the whole run. A batch whose targets are all ignored is no step.</param>
/// <param name="Examples">Examples in the batch.</param>
/// <param name="Loss">Loss of the batch, before the step, without penalties on parameters.</param>
/// <param name="LearningRate">Rate of the step.</param>
/// <param name="GradientNorm">Norm of the gradient before clipping.</param>
public readonly record struct StepInfo(
    int Epoch, long Step, long TotalSteps, int Examples, float Loss, float LearningRate, float GradientNorm)
{
    /// <summary>Why nothing was changed in this step; null when it was taken.</summary>
    public RefusedStep? Refused { get; init; }
}
