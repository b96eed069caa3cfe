// case: axis-11
// category: wrong axis number
// source: own variation
// there: an axis named twice
// kind: error
// expect: line 8 span "0" id ML2012 contains "1" fix "0, 3, 1, 2"

[Model, Input("batch", 32, 32, 3, Name = "image"), Transpose(0, 3, 1, 1), Conv2D(8, kernel: 3), Relu, GlobalAveragePool2D, Dense(4), CrossEntropy]
public partial class D05;
