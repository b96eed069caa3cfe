// case: window-01
// category: window larger than input
// source: own variation of https://github.com/XPixelGroup/BasicSR/issues/249
// there: Kernel size can't be greater than actual input size
// kind: error
// expect: line 12 span "kernel: 5" id ML2005 contains "5","4" fix "4|kernel|Same|pad"
// also: line 12 span "Conv2D(16, kernel: 5)"

[Model]
[Input("batch", 1, 12, 12)]
[Conv2D(8, kernel: 5), Relu, MaxPool2D(2)]
[Conv2D(16, kernel: 5), Relu]
[Flatten, Dense(10)]
public partial class Small;
