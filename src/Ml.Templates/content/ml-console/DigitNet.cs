/// <summary>Images of 28 x 28 pixels in 0..1 to ten scores, one for each digit.</summary>
[Model]
[Input("batch", 1, 28, 28, Name = "image")]
[Conv2D(16, kernel: 3), Relu, MaxPool2D(2)]
[Conv2D(32, kernel: 3), Relu, MaxPool2D(2)]
[Flatten, Dropout(0.25f), Dense(10)]
[CrossEntropy]
public partial class DigitNet;
