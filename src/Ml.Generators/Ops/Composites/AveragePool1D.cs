namespace Ml.Generators.Ops.Composites;

/// <summary>Means of windows of sequences.</summary>
public sealed class AveragePool1D() : AveragePoolLayer(1, "length");
