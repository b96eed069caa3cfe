using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>Spreads each window's gradient evenly over the elements it averaged.</summary>
/// <param name="countPadding">Whether the divisor counts padding (see
/// <see cref="Ops.Primitives.AveragePool"/>).</param>
/// <param name="input">Shape [batch, channels, spatial...] of what was pooled; strides of the tensors are of these
/// axes.</param>
/// <param name="upstream">d loss / d window.</param>
/// <param name="result">d loss / d element.</param>
public sealed class AveragePoolGradientKernel(
    string recipe, Window window, bool countPadding, Shape input, LoopLoad upstream, LoopStore result)
    : PoolKernel(recipe, window, input, isGradient: true,
    [
        Tensor("upstream", upstream.Place, isWritten: false, hasInputShape: false, upstream.Strides),
        Tensor("result", result.Place, isWritten: true, hasInputShape: true, result.Strides),
    ])
{
    public bool CountPadding { get; } = countPadding;

    public override string Summary =>
        $"Gradient of the mean of windows {Window}{(CountPadding ? "" : ", real elements only")}.";
}
