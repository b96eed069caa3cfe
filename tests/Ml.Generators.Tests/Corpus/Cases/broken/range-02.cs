// case: range-02
// category: argument range
// source: own variation
// there: a kernel of nothing
// kind: error
// expect: line 11 span "kernel: 0" id ML1007 contains "0","kernel" fix "1"
// also: line 11 span "Conv2D(16, kernel: 0)"

[Model]
[Input("batch", 3, 32, 32)]
[Conv2D(16, kernel: 0), Relu]
[GlobalAveragePool2D, Dense(10)]
public partial class NoKernel;
