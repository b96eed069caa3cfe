// case: flatten-05
// category: flatten size
// source: own variation of https://github.com/mrdbourke/pytorch-deep-learning/issues/763
// there: global pooling was put in, the number stayed
// kind: error
// expect: line 14 span "inputs: 64 * 16 * 16" id ML2003 contains "16384","64" fix "64"
// also: line 14 span "Dense(5, inputs: 64 * 16 * 16)"

[Model]
[Input("batch", 3, 64, 64)]
[Conv2D(32, kernel: 3, stride: 2, pad: 1), Relu]
[Conv2D(64, kernel: 3, stride: 2, pad: 1), Relu]
[GlobalAveragePool2D, Flatten]
[Dense(5, inputs: 64 * 16 * 16)]
public partial class Pooled;
