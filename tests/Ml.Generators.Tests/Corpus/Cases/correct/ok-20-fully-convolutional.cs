// case: ok-20-fully-convolutional
// note: open image sizes
// expect: nothing

[Model]
[Input("batch", 3, "height", "width", Name = "image")]
[Conv2D(16, kernel: 3, padding: Padding.Same), Relu]
[Conv2D(32, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[GlobalAveragePool2D, Dense(5)]
[CrossEntropy]
public partial class AnySize;
