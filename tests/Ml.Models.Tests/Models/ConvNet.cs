namespace Ml.Models.Tests.Models;

/// <summary>Convolutions of odd sizes, both kinds of pooling, groups, a stride.</summary>
[Model]
[Input("batch", 2, 11, 13, Name = "image")]
[Conv2D(6, kernel: 3), Relu, MaxPool2D(2)]
[Conv2D(10, kernel: 3, pad: 1, groups: 2), Silu, AveragePool2D(2)]
[Flatten, Dense(7)]
[CrossEntropy]
public partial class ConvNet;
