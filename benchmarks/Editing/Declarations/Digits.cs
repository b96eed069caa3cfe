/// <summary>Two convolutions and a linear classifier.</summary>
[Model]
[Input("batch", 1, 28, 28, Name = "image")]
[Conv2D(32, kernel: 3), Relu, MaxPool2D(2)]
[Conv2D(64, kernel: 3), Relu, MaxPool2D(2)]
[Flatten, Dropout(0.25f), Dense(10)]
[CrossEntropy]
public partial class Digits;
