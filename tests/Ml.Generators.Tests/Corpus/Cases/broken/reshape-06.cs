// case: reshape-06
// category: reshape count
// source: own variation
// there: sizes of one example
// kind: error
// expect: line 9 span "128" id ML2007 contains "6272" fix "-1, 128, 7, 7"

[Model, Input("batch", 100, Name = "noise")]
[Dense(6272), Relu, Reshape(128, 7, 7), PixelShuffle(2), Conv2D(1, kernel: 3, padding: Padding.Same), Tanh]
public partial class DcganGen2;
