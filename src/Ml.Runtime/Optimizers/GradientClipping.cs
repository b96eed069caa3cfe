using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>
/// Clipping by hand, for training loops of one's own. An optimiser's <see cref="Optimizer.ClipNorm"/> and
/// <see cref="Optimizer.ClipValue"/> do the same inside the step, without another pass over the gradients.
/// </summary>
public static class GradientClipping
{
    /// <summary>The 2-norm over all tensors together.</summary>
    public static float Norm(ParameterSet gradients) =>
        (float)Math.Sqrt(SquaredNorm.Measure(gradients, new double[Blocks.Of(gradients.Length)]));

    /// <summary>Multiplies all gradients by min(1, bound / (norm + 1e-6)), as torch's clip_grad_norm_.</summary>
    /// <param name="gradients">Changed in place.</param>
    /// <param name="bound">Larger than 0.</param>
    /// <returns>The norm before clipping.</returns>
    public static float ClipNorm(ParameterSet gradients, float bound)
    {
        var norm = Norm(gradients);
        var scale = Scale(norm, Require.Positive(bound, nameof(bound)));
        foreach (ref var gradient in gradients.Values)
            gradient *= scale;
        return norm;
    }

    /// <summary>Limits every gradient to -bound .. bound; NaN stays NaN.</summary>
    /// <param name="gradients">Changed in place.</param>
    /// <param name="bound">Larger than 0.</param>
    public static void ClipValue(ParameterSet gradients, float bound)
    {
        Require.Positive(bound, nameof(bound));
        foreach (ref var gradient in gradients.Values)
            gradient = Math.Min(Math.Max(gradient, -bound), bound);
    }

    // 1e-6 keeps the quotient finite at norm 0; torch has the same constant. A NaN norm stays visible as NaN.
    internal static float Scale(float norm, float bound) => Math.Min(1, bound / (norm + 1e-6f));

    // A norm beyond single precision, which only double can divide by.
    internal static float Scale(double norm, float bound) => norm <= float.MaxValue
        ? Scale((float)norm, bound)
        : (float)Math.Min(1, bound / norm);
}
