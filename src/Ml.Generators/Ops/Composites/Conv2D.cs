namespace Ml.Generators.Ops.Composites;

/// <summary>Convolution of images.</summary>
public sealed class Conv2D() : ConvolutionLayer(2, "height, width");
