// case: ok-42
// category: correct
// source: own
// expect: nothing

[Model, Input("batch", 1, 16000), Conv1D(1, kernel: 80, stride: 5), Conv1D(32, 16, 5), Relu, GlobalMaxPool1D, Dense(10)]
public partial class Sound;
