namespace Ml.Benchmarks.Models;

/// <summary>A 3x3 convolution of 64 to 64 channels on 56 x 56 with bias and ReLU: the work horse of residual networks.</summary>
[Model]
[Input("batch", 64, 56, 56, Name = "image")]
[Conv2D(64, kernel: 3, padding: Padding.Same), Relu]
public partial class Conv64;
