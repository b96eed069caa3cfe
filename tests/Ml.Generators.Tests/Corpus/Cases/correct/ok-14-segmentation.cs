// case: ok-14-segmentation
// note: class numbers for every pixel
// expect: nothing

[Model]
[Input("batch", 3, 48, 48)]
[Conv2D(16, kernel: 3, pad: 1), Relu]
[Conv2D(7, kernel: 1)]
[CrossEntropy]
public partial class Segments;
