// case: nhwc-10
// category: channels
// source: own variation
// there: permute(0, 2, 3, 1) for permute(0, 3, 1, 2): a convolution over the colours
// kind: silent
// expect: line 8 span "Transpose(0, 2, 3, 1)" id ML2033 contains "64","3","image" fix "Transpose(0, 3, 1, 2)"

[Model, Input("batch", 48, 64, 3, Name = "image"), Transpose(0, 2, 3, 1), Conv2D(8, kernel: 3), Relu, GlobalAveragePool2D, Dense(4), CrossEntropy]
public partial class Colours;
