using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>The largest element of each window; padding never wins; NaN if the window holds one.</summary>
/// <param name="input">Shape [batch, channels, spatial...] of what is pooled; strides of the tensors are of these
/// axes.</param>
public sealed class MaxPoolKernel(string recipe, Window window, Shape input, LoopLoad elements, LoopStore result)
    : PoolKernel(recipe, window, input, isGradient: false,
    [
        Tensor("input", elements.Place, isWritten: false, hasInputShape: true, elements.Strides),
        Tensor("result", result.Place, isWritten: true, hasInputShape: false, result.Strides),
    ])
{
    public override string Summary => $"Largest element of windows {Window}.";
}
