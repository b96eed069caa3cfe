// case: nhwc-01
// category: channels-last input
// source: https://github.com/LeeJunHyun/Image_Segmentation/issues/29
// there: expected input[1, 512, 512, 3] to have 3 channels, but got 512 channels
// kind: error
// expect: line 12 span "channels: 3" id ML2004 contains "3","512" fix "Transpose|first|[batch, 3, 512, 512]"
// also: line 11 span "Input(\"batch\", 512, 512, 3, Name = \"image\")"
// also: line 12 span "Conv2D(64, kernel: 3, pad: 1, channels: 3)"

[Model]
[Input("batch", 512, 512, 3, Name = "image")]
[Conv2D(64, kernel: 3, pad: 1, channels: 3), BatchNorm, Relu]
[Conv2D(1, kernel: 1)]
public partial class Segmenter;
