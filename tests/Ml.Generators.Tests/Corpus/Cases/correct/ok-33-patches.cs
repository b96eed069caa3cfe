// case: ok-33
// category: correct
// source: own
// expect: nothing

[Model, Input("batch", 3, 64, 64), Conv2D(16, kernel: 4, stride: 2, pad: 1), LeakyRelu, Conv2D(1, kernel: 4, stride: 2, pad: 1), BinaryCrossEntropy]
public partial class Patch;
