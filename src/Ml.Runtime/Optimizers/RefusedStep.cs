using System.Globalization;
using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>A step that was not taken, because it would have made the model unusable: nothing was changed.</summary>
/// <param name="Cause">What was not finite.</param>
/// <param name="Tensor">The first tensor concerned.</param>
/// <param name="Element">The first element of it, in row-major order.</param>
/// <param name="Value">NaN or an infinity; NaN for either where the step would have made it.</param>
public sealed record RefusedStep(RefusalCause Cause, ParameterInfo Tensor, long Element, float Value)
{
    /// <summary>
    /// For instance <c>the gradient of conv1.weight [32, 1, 3, 3] (layer conv1) is NaN at element 7</c>.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{What} {Tensor} (layer {Tensor.Layer}) is {Found} at element {Element}");

    string Found => Cause == RefusalCause.Update ? "not finite" : Value.ToString(CultureInfo.InvariantCulture);

    string What => Cause switch
    {
        RefusalCause.Gradient => "the gradient of",
        RefusalCause.Update => "what the step would make of",
        RefusalCause.State => "the running statistic",
        _ => "before the step,",
    };
}
