namespace Ml.Generators.Ops.Composites;

/// <summary>Means of windows of images.</summary>
public sealed class AveragePool2D() : AveragePoolLayer(2, "height, width");
