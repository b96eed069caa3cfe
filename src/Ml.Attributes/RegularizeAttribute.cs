namespace Ml;

/// <summary>
/// Adds <c>l1 * sum |w| + l2 * sum w^2</c> to the loss, over the weights of the layer method it stands on, or of all
/// layers when it stands on a model. Weights are the parameters of two and more axes: biases, and the scales of norms,
/// are left alone, and so is what the loss has no gradient for (behind a StopGradient): it is frozen. Terms of a layer
/// and of its model add up.
/// </summary>
/// <remarks>
/// The penalty belongs to the model, not to the data: <c>Backpropagate</c> returns it with the loss, since its gradients are
/// of both, but no figure has it: neither the training loss of an epoch nor that of validation and Evaluate.
/// </remarks>
/// <param name="l1">Weight of the absolute values, at least 0.</param>
/// <param name="l2">Weight of the squares, at least 0.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class RegularizeAttribute(float l1 = 0, float l2 = 0) : Attribute
{
    /// <summary>Weight of the absolute values.</summary>
    public float L1 { get; } = l1;

    /// <summary>Weight of the squares.</summary>
    public float L2 { get; } = l2;
}
