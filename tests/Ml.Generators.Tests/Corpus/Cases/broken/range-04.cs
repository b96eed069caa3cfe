// case: range-04
// category: argument range
// source: own variation; batch norm in frameworks that count the share the other way round
// there: momentum: 99
// kind: error
// expect: line 11 span "momentum: 99" id ML1007 contains "99","momentum" fix "0.99|1"
// also: line 11 span "BatchNorm(momentum: 99)"

[Model]
[Input("batch", 3, 32, 32)]
[Conv2D(16, kernel: 3), BatchNorm(momentum: 99), Relu]
[GlobalAveragePool2D, Dense(10)]
public partial class Momentum;
