// case: window-05
// category: window larger than input
// source: own variation
// there: channels in and out, as elsewhere
// kind: error
// expect: line 9 span "32" id ML2005 contains "32","17" fix "Conv2D(32, kernel: 3)"
// also: line 9 span "Conv2D(16, 32)"

[Model, Input("batch", 3, 32, 32), Conv2D(3, 16), Relu, Conv2D(16, 32), Relu]
public partial class Net;
