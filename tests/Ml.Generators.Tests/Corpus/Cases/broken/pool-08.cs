// case: pool-08
// category: pooling
// source: own variation
// there: a pool of sequences over an image
// kind: error
// expect: line 8 span "MaxPool1D(2)" id ML2001 contains "26" fix "MaxPool2D"

[Model, Input("batch", 1, 28, 28), Conv2D(8, 3), Relu, MaxPool1D(2), Flatten, Dense(10), CrossEntropy]
public partial class M09;
