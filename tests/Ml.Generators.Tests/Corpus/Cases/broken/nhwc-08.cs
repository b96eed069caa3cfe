// case: nhwc-08
// category: channels
// source: own variation
// there: a Dense for each place of a convolution
// kind: error
// expect: line 9 span "inputs: 16" id ML2003 contains "16","98" fix "Conv1D(4, kernel: 1)"

[Model, Input("batch", 3, 100)]
[Conv1D(16, kernel: 3), Relu, Dense(4, inputs: 16), GlobalAveragePool1D]
public partial class Places;
