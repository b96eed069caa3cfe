// case: batch-06
// category: forgotten batch axis
// source: own variation
// there: a stack
// kind: silent
// expect: line 9 span "Input(784, Name = \"image\")" id ML2040 contains "image","batch" fix "Input(\"batch\", 784)"

[Model]
[Input(784, Name = "image")]
[Dense(128), Relu]
[Dense(10)]
[CrossEntropy]
public partial class Digits;
