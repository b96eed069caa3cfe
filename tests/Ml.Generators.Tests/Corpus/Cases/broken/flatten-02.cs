// case: flatten-02
// category: flatten size
// source: own variation
// there: the size of another image
// kind: error
// expect: line 13 span "inputs: 16 * 4 * 4" id ML2003 contains "400","256","Flatten" fix "400"
// also: line 13 span "Dense(120, inputs: 16 * 4 * 4)"

[Model]
[Input("batch", 3, 32, 32, Name = "picture")]
[Conv2D(6, kernel: 5), Relu, MaxPool2D(2)]
[Conv2D(16, kernel: 5), Relu, MaxPool2D(2)]
[Flatten, Dense(120, inputs: 16 * 4 * 4), Relu]
[Dense(10)]
[CrossEntropy]
public partial class Cifar;
