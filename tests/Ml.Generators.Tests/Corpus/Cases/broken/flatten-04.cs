// case: flatten-04
// category: flatten size
// source: own variation
// there: a Flatten that takes the time axis with it
// kind: error
// expect: line 12 span "inputs: 32" id ML2003 contains "32","640" fix "640|Flatten"
// also: line 12 span "Dense(4, inputs: 32)"

[Model]
[Input("batch", 20, 16)]
[Dense(32), Relu]
[Flatten, Dense(4, inputs: 32)]
[CrossEntropy]
public partial class PerStep;
