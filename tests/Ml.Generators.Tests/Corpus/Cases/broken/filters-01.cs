// case: filters-01
// category: numbers of another library
// source: own variation
// there: Conv2d(3, 16, 5) as PyTorch has it: in, out, window
// kind: silent
// expect: line 8 span "Conv2D(3, 16, 5)" id ML2042 contains "16","5","3" fix "Conv2D(16, kernel: 5)"

[Model, Input("batch", 3, 32, 32, Name = "x"), Conv2D(3, 16, 5), Relu, MaxPool2D(2), Flatten, Dense(10), CrossEntropy]
public partial class Torch;
