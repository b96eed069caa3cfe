// case: ok-01-stack
// note: an image classifier with right widths
// expect: nothing

[Model]
[Input("batch", 1, 28, 28, Name = "image")]
[Conv2D(32, kernel: 3, channels: 1), Relu, MaxPool2D(2)]
[Conv2D(64, kernel: 3, channels: 32), Relu, MaxPool2D(2)]
[Flatten, Dropout(0.25f), Dense(10, inputs: 64 * 5 * 5)]
[CrossEntropy]
public partial class DigitNet;
