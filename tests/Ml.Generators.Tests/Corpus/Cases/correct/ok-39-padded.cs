// case: ok-39
// category: correct
// source: own
// expect: nothing

[Model, Input("batch", 3, 32, 32, Name = "x")]
[Conv2D(8, kernel: 3, pad: 2), Relu, MaxPool2D(3, stride: 2, pad: 1), AveragePool2D(2, pad: 1)]
[MaxPool2D(2, stride: 1, pad: 1, dilation: 2), GlobalAveragePool2D, Dense(3), CrossEntropy]
public partial class Padded;
