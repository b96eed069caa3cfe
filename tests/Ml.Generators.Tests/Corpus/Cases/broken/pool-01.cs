// case: pool-01
// category: off-by-one pooling
// source: own variation of https://github.com/p2irc/deepplantphenomics/pull/20
// there: 7 / 2 taken as 4
// kind: error
// expect: line 14 span "inputs: 64 * 4 * 4" id ML2003 contains "576","1024" fix "576|ceiling"
// also: line 14 span "Dense(10, inputs: 64 * 4 * 4)"

[Model]
[Input("batch", 1, 28, 28)]
[Conv2D(16, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[Conv2D(32, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[Conv2D(64, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[Flatten, Dense(10, inputs: 64 * 4 * 4)]
[CrossEntropy]
public partial class Digits;
