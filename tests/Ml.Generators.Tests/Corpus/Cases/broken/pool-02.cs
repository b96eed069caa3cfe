// case: pool-02
// category: off-by-one pooling
// source: own variation
// there: overlapping pools of AlexNet without their padding
// kind: error
// expect: line 14 span "inputs: 256 * 6 * 6" id ML2003 contains "6400","9216" fix "6400|pad: 2|padding"
// also: line 14 span "Dense(4096, inputs: 256 * 6 * 6)"

[Model]
[Input("batch", 3, 224, 224)]
[Conv2D(64, kernel: 11, stride: 4), Relu, MaxPool2D(3, stride: 2)]
[Conv2D(192, kernel: 5, pad: 2), Relu, MaxPool2D(3, stride: 2)]
[Conv2D(256, kernel: 3, pad: 1), Relu, MaxPool2D(3, stride: 2)]
[Flatten, Dense(4096, inputs: 256 * 6 * 6), Relu]
[Dense(1000)]
public partial class AlexNet;
