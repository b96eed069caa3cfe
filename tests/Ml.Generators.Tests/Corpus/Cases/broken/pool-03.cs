// case: pool-03
// category: off-by-one pooling
// source: own variation
// there: one pool too many
// kind: error
// expect: line 14 span "2" id ML2005 contains "2","1" fix "leave|ceiling|smaller|pad|larger|at most 1"
// also: line 14 span "MaxPool2D(2)"

[Model]
[Input("batch", 1, 28, 28)]
[Conv2D(8, kernel: 3), Relu, MaxPool2D(2)]
[Conv2D(16, kernel: 3), Relu, MaxPool2D(2)]
[Conv2D(32, kernel: 3), Relu, MaxPool2D(2)]
[MaxPool2D(2), Flatten, Dense(10)]
public partial class TooMany;
