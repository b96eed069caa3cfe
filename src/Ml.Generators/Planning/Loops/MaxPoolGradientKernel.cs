using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// Sends each window's gradient to the window's largest element, the first in row-major order of a tie.
/// </summary>
/// <param name="input">Shape [batch, channels, spatial...] of what was pooled; strides of the tensors are of these
/// axes.</param>
/// <param name="elements">What was pooled.</param>
/// <param name="upstream">d loss / d window.</param>
/// <param name="result">d loss / d element.</param>
public sealed class MaxPoolGradientKernel(
    string recipe, Window window, Shape input, LoopLoad elements, LoopLoad upstream, LoopStore result)
    : PoolKernel(recipe, window, input, isGradient: true,
    [
        Tensor("input", elements.Place, isWritten: false, hasInputShape: true, elements.Strides),
        Tensor("upstream", upstream.Place, isWritten: false, hasInputShape: false, upstream.Strides),
        Tensor("result", result.Place, isWritten: true, hasInputShape: true, result.Strides),
    ])
{
    public override string Summary => $"Gradient of the largest element of windows {Window}, to the first of a tie.";
}
