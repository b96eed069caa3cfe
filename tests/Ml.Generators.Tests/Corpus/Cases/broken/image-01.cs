// case: image-01
// category: channels-last input
// source: own variation
// there: channels-last image into a conv stack, fixed
// kind: error
// expect: line 10 span "2" id ML2005 contains "224" fix "Transpose"

[Model]
[Input("batch", 224, 224, 3)]
[Conv2D(16, kernel: 3, stride: 2), Relu, MaxPool2D(2)]
[Conv2D(32, kernel: 3, stride: 2), Relu, MaxPool2D(2)]
[GlobalAveragePool2D, Dense(10), CrossEntropy]
public partial class Photo;
