// case: losses-16
// category: loss takes other scores
// source: own variation
// there: the accuracy stays where it is: relu on the output layer
// kind: silent
// expect: line 12 span "Relu" id ML4005 contains "CrossEntropy","Relu","below 0" fix "leave Relu out"

[Model]
[Input("batch", 784)]
[Dense(128), Relu]
[Dense(10)]
[Relu]
[CrossEntropy]
public partial class Digits;
