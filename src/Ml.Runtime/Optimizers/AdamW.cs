namespace Ml.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): p *= 1 - rate * weightDecay first, then
/// <see cref="Adam"/> without weight decay. The formulas and defaults of torch.optim.AdamW.
/// </summary>
public sealed class AdamW : AdamFamily
{
    /// <summary>AdamW.</summary>
    /// <param name="learningRate">The base rate.</param>
    /// <param name="beta1">Memory of the mean gradient.</param>
    /// <param name="beta2">Memory of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor away from 0.</param>
    /// <param name="weightDecay">Share of the parameter, times the rate, that each step takes away.</param>
    /// <param name="amsgrad">Never let the divisor shrink.</param>
    public AdamW(
        float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f,
        float weightDecay = 1e-2f, bool amsgrad = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
    {
    }

    /// <inheritdoc/>
    private protected override (float Coupled, float Keep) Decay(float learningRate) =>
        (0, (float)(1 - (double)learningRate * WeightDecay));
}
