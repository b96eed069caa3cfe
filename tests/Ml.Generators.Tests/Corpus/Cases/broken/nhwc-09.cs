// case: nhwc-09
// category: channels last
// source: own variation
// there: an order without the batch
// kind: error
// expect: line 8 span "2" id ML2012 contains "3","4" fix "0, 3, 1, 2"

[Model, Input("batch", 64, 64, 3), Transpose(2, 0, 1), Conv2D(16, 3), Relu, GlobalAveragePool2D, Dense(2), CrossEntropy]
public partial class M08;
