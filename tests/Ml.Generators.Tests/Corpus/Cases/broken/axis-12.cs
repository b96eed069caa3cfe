// case: axis-12
// category: wrong axis number
// source: own variation
// there: the mean of the examples
// kind: error
// expect: line 8 span "Mean(0)" id ML2034 contains "batch","50" fix "axis 1"

[Model, Input("batch", 50, 64), Dense(32), Tanh, Mean(0), Dense(2), CrossEntropy]
public partial class M18;
