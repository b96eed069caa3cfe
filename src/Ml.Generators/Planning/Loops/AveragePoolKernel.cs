using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>The mean of each window.</summary>
/// <param name="countPadding">Whether the divisor counts padding (see
/// <see cref="Ops.Primitives.AveragePool"/>).</param>
/// <param name="input">Shape [batch, channels, spatial...] of what is pooled; strides of the tensors are of these
/// axes.</param>
public sealed class AveragePoolKernel(
    string recipe, Window window, bool countPadding, Shape input, LoopLoad elements, LoopStore result)
    : PoolKernel(recipe, window, input, isGradient: false,
    [
        Tensor("input", elements.Place, isWritten: false, hasInputShape: true, elements.Strides),
        Tensor("result", result.Place, isWritten: true, hasInputShape: false, result.Strides),
    ])
{
    public bool CountPadding { get; } = countPadding;

    public override string Summary => $"Mean of windows {Window}{(CountPadding ? "" : ", real elements only")}.";
}
