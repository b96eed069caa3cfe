// case: pool-05
// category: pooling
// source: own variation
// there: one pool too many
// kind: error
// expect: line 8 span "4" id ML2005 contains "4","1" fix "leave","MaxPool2D(4)"

[Model, Input("batch", 1, 28, 28), Conv2D(8, kernel: 3, pad: 1), MaxPool2D(2), Conv2D(16, kernel: 3, pad: 1), MaxPool2D(2), Conv2D(32, kernel: 3, pad: 1), MaxPool2D(4), MaxPool2D(4), Flatten, Dense(10)]
public partial class TooMany;
