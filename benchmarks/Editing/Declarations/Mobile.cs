/// <summary>Depthwise and pointwise convolutions.</summary>
[Model]
[Input("batch", 3, 24, 24, Name = "image")]
[Conv2D(8, kernel: 3, stride: 2, padding: Padding.Same), HardSwish]
[Conv2D(8, kernel: 3, groups: 8, padding: Padding.Same), HardSwish]
[Conv2D(16, kernel: 1), HardSwish]
[GlobalAveragePool2D, Dense(6)]
[CrossEntropy]
public partial class Mobile;
