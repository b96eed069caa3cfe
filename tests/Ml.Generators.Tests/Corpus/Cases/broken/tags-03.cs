// case: tags-03
// category: sequence labels
// source: own variation
// there: sequence labels: one label per sequence, stack
// kind: silent
// expect: line 9 span "Conv1D(8, kernel: 3)" id ML2033 contains "40","64" fix "SwapAxes"

[Model]
[Input("batch", 40, Element = Element.Int32), Embedding(5000, 64), Conv1D(8, kernel: 3), Relu, Flatten, Dense(2), CrossEntropy]
public partial class Sentiment;
