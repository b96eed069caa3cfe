namespace Ml.Generators.Ops.Composites;

/// <summary>Pooling of sequences to a given size.</summary>
public sealed class AdaptiveAveragePool1D() : AdaptivePool(1, "length", isMax: false);
