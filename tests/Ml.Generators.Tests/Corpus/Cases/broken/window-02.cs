// case: window-02
// category: window larger than input
// source: own variation
// there: a kernel over the wrong axis
// kind: error
// expect: line 11 span "kernel: 7" id ML2005 contains "7","3" fix "3|kernel|Same|pad"
// also: line 11 span "Conv1D(16, kernel: 7)"

[Model]
[Input("batch", 6, 3)]
[Conv1D(16, kernel: 7), Relu]
[GlobalAveragePool1D, Dense(2)]
public partial class Short;
