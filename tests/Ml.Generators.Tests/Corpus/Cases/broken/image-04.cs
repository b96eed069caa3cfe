// case: image-04
// category: image as a row
// source: own variation
// there: rows of 784 pixels into a convolution
// kind: error
// expect: line 10 span "Conv2D(8, kernel: 3)" id ML2001 contains "784" fix "[batch, 1, 28, 28]"

[Model]
[Input("batch", 784, Name = "image")]
[Conv2D(8, kernel: 3), Relu, Flatten, Dense(10), CrossEntropy]
public partial class Rows;
