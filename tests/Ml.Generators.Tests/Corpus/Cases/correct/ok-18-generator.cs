// case: ok-18-generator
// note: from noise to an image
// expect: nothing

[Model]
[Input("batch", 100, Name = "noise")]
[Dense(32 * 7 * 7), Relu, Reshape(0, 32, 7, 7)]
[Conv2D(64, kernel: 3, pad: 1), PixelShuffle(2), Relu]
[Conv2D(1, kernel: 3, pad: 1), Tanh]
public partial class Generator;
