namespace Ml.Generators.Ops.Composites;

/// <summary>Convolution of sequences.</summary>
public sealed class Conv1D() : ConvolutionLayer(1, "length");
