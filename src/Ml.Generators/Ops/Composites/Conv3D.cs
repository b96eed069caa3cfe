namespace Ml.Generators.Ops.Composites;

/// <summary>Convolution of volumes.</summary>
public sealed class Conv3D() : ConvolutionLayer(3, "depth, height, width");
