namespace Ml.Generators.Ops.Composites;

/// <summary>Pooling of images to a given size.</summary>
public sealed class AdaptiveAveragePool2D() : AdaptivePool(2, "height, width", isMax: false);
