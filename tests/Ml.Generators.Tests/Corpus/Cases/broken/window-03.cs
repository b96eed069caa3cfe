// case: window-03
// category: window larger than input
// source: own variation
// there: a dilation that reaches beyond the input
// kind: error
// expect: line 13 span "kernel: 3" id ML2005 contains "17","16" fix "dilation|Same|pad"
// also: line 13 span "dilation: 8"
// also: line 13 span "Conv1D(8, kernel: 3, dilation: 8)"

[Model]
[Input("batch", 4, 16)]
[Conv1D(8, kernel: 3, padding: Padding.Same), Relu]
[Conv1D(8, kernel: 3, dilation: 8), Relu]
public partial class Dilated;
