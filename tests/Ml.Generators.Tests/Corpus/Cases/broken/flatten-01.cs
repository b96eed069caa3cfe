// case: flatten-01
// category: flatten size
// source: https://github.com/mrdbourke/pytorch-deep-learning/issues/763
// there: mat1 and mat2 shapes cannot be multiplied (10x49 and 490x10)
// kind: error
// expect: line 13 span "inputs: 490" id ML2003 contains "490","7" fix "Flatten"
// also: line 13 span "Dense(10, inputs: 490)"

[Model]
[Input("batch", 1, 28, 28)]
[Conv2D(10, kernel: 3, pad: 1), Relu, MaxPool2D(2)]
[Conv2D(10, kernel: 3, pad: 1), Relu, MaxPool2D(2)]
[Dense(10, inputs: 490)]
[CrossEntropy]
public partial class TinyVgg;
