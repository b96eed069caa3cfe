// case: batch-03
// category: forgotten batch axis
// source: https://github.com/harvardnlp/namedtensor/issues/65
// there: Expected 3-dimensional input for 3-dimensional weight [10, 3, 2], but got 2-dimensional input of size [3, 5]
// kind: error
// expect: line 11 span "Conv1D(10, kernel: 5)" id ML2001 contains "[batch, 400]","[batch, channels" fix "Unsqueeze|[batch, 1, 400]|\"batch\", 1, 400"
// also: line 10 span "Input(\"batch\", 400, Name = \"signal\")"

[Model]
[Input("batch", 400, Name = "signal")]
[Conv1D(10, kernel: 5), Relu]
[GlobalAveragePool1D, Dense(2)]
public partial class Signal;
