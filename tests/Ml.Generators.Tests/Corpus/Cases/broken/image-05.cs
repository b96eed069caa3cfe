// case: image-05
// category: volumes
// source: own variation
// there: layers of images over volumes
// kind: error
// expect: line 8 span "Conv2D(8, kernel: 3)" id ML2001 contains "16","64" fix "Conv3D"

[Model, Input("batch", 1, 16, 64, 64, Name = "scan"), Conv2D(8, kernel: 3), Relu, MaxPool2D(2), GlobalAveragePool2D, Dense(2), CrossEntropy]
public partial class D08;
