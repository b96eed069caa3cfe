// case: reshape-05
// category: reshape count
// source: https://github.com/icon-lab/I2I-Mamba/issues/7
// there: a layer of a stack
// kind: error
// expect: line 12 span "0" id ML2007 contains "6272","8192" fix "7|-1|8192"
// also: line 12 span "Reshape(0, 128, 8, 8)"

[Model]
[Input("batch", 100, Name = "noise")]
[Dense(128 * 7 * 7), Relu]
[Reshape(0, 128, 8, 8)]
[Conv2D(1, kernel: 3, pad: 1)]
public partial class Generator;
