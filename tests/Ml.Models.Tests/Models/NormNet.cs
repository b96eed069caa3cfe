namespace Ml.Models.Tests.Models;

/// <summary>What differs between training and inference: running statistics and dropped elements.</summary>
[Model]
[Input("batch", 3, 6, 5, Name = "image")]
[Conv2D(9, kernel: 3, bias: false), BatchNorm, Relu, Dropout(0.25f)]
[Flatten, Dense(21, bias: false), BatchNorm, Elu, Dropout(0.5f), Dense(4)]
[CrossEntropy(smoothing: 0.1f)]
public partial class NormNet;
