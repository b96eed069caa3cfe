// case: ok-40
// category: correct
// source: own
// expect: nothing

[Model, Input("batch", 48, 64, 3, Name = "image"), Transpose(0, 3, 1, 2), Conv2D(8, kernel: 3), Relu]
[Transpose(0, 2, 3, 1), Dense(4), Gelu, Transpose(0, 3, 1, 2), GlobalAveragePool2D, Dense(4), CrossEntropy]
public partial class Colours;
