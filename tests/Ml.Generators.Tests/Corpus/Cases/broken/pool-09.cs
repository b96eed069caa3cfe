// case: pool-09
// category: pooling
// source: own variation
// there: pad should be at most half of kernel size, but got pad=2 and kernel_size=2
// kind: error
// expect: line 8 span "pad: 2" id ML1007 contains "pad","2" fix "pad: 1"

[Model, Input("batch", 3, 32, 32, Name = "x"), Conv2D(8, kernel: 3), MaxPool2D(2, pad: 2), Relu, GlobalAveragePool2D, Dense(3), CrossEntropy]
public partial class Padded;
