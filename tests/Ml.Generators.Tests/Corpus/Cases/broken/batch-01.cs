// case: batch-01
// category: forgotten batch axis
// source: https://github.com/harshitbansal05/Image-Colorization/issues/1
// there: Expected 4-dimensional input for 4-dimensional weight 64 1 3, but got 3-dimensional input of size [128, 32, 32]
// kind: error
// expect: line 11 span "Conv2D(64, kernel: 3, pad: 1)" id ML2001 contains "[batch, 32, 32]","[batch, channels, height, width]" fix "Unsqueeze|[batch, 1, 32, 32]|Input(\"batch\", 1, 32, 32"
// also: line 10 span "Input(\"batch\", 32, 32, Name = \"luminance\")"

[Model]
[Input("batch", 32, 32, Name = "luminance")]
[Conv2D(64, kernel: 3, pad: 1), Relu]
[Conv2D(2, kernel: 3, pad: 1)]
public partial class Colors;
