// case: batch-02
// category: forgotten batch axis
// source: https://github.com/qubvel-org/segmentation_models.pytorch/issues/241
// there: Expected 4-dimensional input for 4-dimensional weight [64, 3, 3, 3], but got 3-dimensional input of size [3, 112, 112]
// kind: error
// expect: line 11 span "Conv2D(64, kernel: 3, pad: 1)" id ML2001 contains "[3, 112, 112]","[batch, channels, height, width]" fix "batch"
// also: line 10 span "Input(3, 112, 112, Name = \"face\")"

[Model]
[Input(3, 112, 112, Name = "face")]
[Conv2D(64, kernel: 3, pad: 1), Relu, MaxPool2D(2)]
[Flatten, Dense(128)]
public partial class FaceNet;
