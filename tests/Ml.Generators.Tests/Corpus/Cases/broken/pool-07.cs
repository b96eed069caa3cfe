// case: pool-07
// category: pooling
// source: own variation
// there: a convolution behind a pool of all places
// kind: error
// expect: line 8 span "Conv2D(10, 1)" id ML2001 contains "32" fix "keep: true"

[Model, Input("batch", 3, 32, 32), Conv2D(32, 3), Relu, GlobalAveragePool2D, Conv2D(10, 1), Flatten, CrossEntropy]
public partial class M04;
