namespace Ml.Generators.Ops.Composites;

/// <summary>Means of windows of volumes.</summary>
public sealed class AveragePool3D() : AveragePoolLayer(3, "depth, height, width");
