namespace Ml.Generators.Ops.Composites;

/// <summary>Largest elements of windows of sequences.</summary>
public sealed class MaxPool1D() : MaxPoolLayer(1, "length");
