// case: nhwc-03
// category: channels-last input
// source: own variation
// there: a window over the channels
// kind: error
// expect: line 12 span "kernel: 7" id any contains "7","3" fix "Transpose|first|[batch, 3, 224, 224]"
// also: line 11 span "Input(\"batch\", 224, 224, 3, Name = \"photo\")"
// also: line 12 span "Conv2D(64, kernel: 7, stride: 2)"

[Model]
[Input("batch", 224, 224, 3, Name = "photo")]
[Conv2D(64, kernel: 7, stride: 2), Relu]
[GlobalAveragePool2D, Dense(1000)]
public partial class Stem;
