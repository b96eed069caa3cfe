// case: range-05
// category: argument range
// source: own variation
// there: a negative padding
// kind: error
// expect: line 11 span "pad: -1" id ML1007 contains "-1","pad" fix "0|1"
// also: line 11 span "Conv2D(16, kernel: 3, pad: -1)"

[Model]
[Input("batch", 3, 32, 32)]
[Conv2D(16, kernel: 3, pad: -1), Relu]
public partial class Negative;
