// case: flatten-07
// category: flatten size
// source: own variation
// there: channels declared behind Flatten: pooling forgotten
// kind: error
// expect: line 9 span "inputs: 512" id ML2003 contains "512","32768" fix "GlobalAveragePool2D"

[Model, Input("batch", 3, 32, 32, Name = "image")]
[Conv2D(512, kernel: 3, stride: 4), Relu, Flatten, Dense(10, inputs: 512), CrossEntropy]
public partial class Pooling;
