namespace Ml.Generators.Ops.Composites;

/// <summary>Largest elements of windows of volumes.</summary>
public sealed class MaxPool3D() : MaxPoolLayer(3, "depth, height, width");
