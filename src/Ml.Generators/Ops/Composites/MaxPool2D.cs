namespace Ml.Generators.Ops.Composites;

/// <summary>Largest elements of windows of images.</summary>
public sealed class MaxPool2D() : MaxPoolLayer(2, "height, width");
