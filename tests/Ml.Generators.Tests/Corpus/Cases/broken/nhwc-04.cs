// case: nhwc-04
// category: channels-last input
// source: own variation; nearest public thread: https://github.com/practicingman/chinese_text_cnn/issues/15
// there: a convolution along time over [batch, time, features]
// kind: error
// expect: line 11 span "Conv1D(64, kernel: 5)" id any contains "time","[batch, time, 40]|40" fix "SwapAxes|Transpose|first"
// also: line 10 span "Input(\"batch\", \"time\", 40, Name = \"speech\")"

[Model]
[Input("batch", "time", 40, Name = "speech")]
[Conv1D(64, kernel: 5), Relu]
[GlobalMaxPool1D, Dense(12)]
public partial class Keywords;
