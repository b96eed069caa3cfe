/// <summary>Four convolutions on 32 x 32 colour images.</summary>
[Model]
[Input("batch", 3, 32, 32, Name = "image")]
[Conv2D(32, kernel: 3, padding: Padding.Same), Relu]
[Conv2D(32, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[Conv2D(64, kernel: 3, padding: Padding.Same), Relu]
[Conv2D(64, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[Flatten, Dense(10)]
[CrossEntropy]
public partial class Pictures;
