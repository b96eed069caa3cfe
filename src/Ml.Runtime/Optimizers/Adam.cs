namespace Ml.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015): g += weightDecay * p; m = beta1 * m + (1 - beta1) * g; v = beta2 * v + (1 - beta2) * g^2;
/// p -= rate * (m / (1 - beta1^t)) / (sqrt(v) / sqrt(1 - beta2^t) + epsilon). With <c>amsgrad</c> the largest v so far
/// takes the place of v in the divisor (Reddi et al. 2018). The formulas and defaults of torch.optim.Adam.
/// </summary>
public sealed class Adam : AdamFamily
{
    /// <summary>Adam.</summary>
    /// <param name="learningRate">The base rate.</param>
    /// <param name="beta1">Memory of the mean gradient.</param>
    /// <param name="beta2">Memory of the mean squared gradient.</param>
    /// <param name="epsilon">Keeps the divisor away from 0.</param>
    /// <param name="weightDecay">Added to the gradient, times the parameter.</param>
    /// <param name="amsgrad">Never let the divisor shrink.</param>
    public Adam(
        float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f,
        float weightDecay = 0, bool amsgrad = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
    {
    }

    /// <inheritdoc/>
    private protected override (float Coupled, float Keep) Decay(float learningRate) => (WeightDecay, 1);
}
