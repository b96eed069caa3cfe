using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// A contraction as plain loops with one vector of results at a time: right for every choice of strides and sizes, fast
/// only when a free axis is contiguous in all operands (depthwise convolutions). What the register-tiled kernel does not
/// cover comes here.
/// </summary>
public sealed class LoopContraction(string recipe, string summary, ContractionNest nest, ContractionData data)
    : ContractionKernel(recipe, summary, nest, data)
{
    /// <summary>The axis whose neighbours share a register: contiguous in the result if any is.</summary>
    public ContractionAxis Lanes { get; } =
        nest.Free.LastOrDefault(a => a.Result == Dim.One) ?? nest.Free.LastOrDefault()
        ?? new ContractionAxis("one", Dim.One, Dim.Zero, Dim.Zero, Dim.One, new(Enumerable.Repeat(Dim.Zero, data.OperandPlaces.Count)));

    /// <summary>The other free axes: their product is the items.</summary>
    public IReadOnlyList<ContractionAxis> Outer => [.. Nest.Free.Where(a => a != Lanes)];

    public override Dim Items => Dim.Product(Outer.Select(a => a.Size));

    public override Dim WorkPerItem => Lanes.Size * Dim.Product(Nest.Reduced.Select(a => a.Size)) * 2;
}
