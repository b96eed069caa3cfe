// case: ok-24-pooled-odd
// note: rounding up where it is asked for
// expect: nothing

[Model]
[Input("batch", 1, 28, 28)]
[Conv2D(16, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[Conv2D(32, kernel: 3, padding: Padding.Same), Relu, MaxPool2D(2)]
[MaxPool2D(2, ceiling: true)]
[Flatten, Dense(10, inputs: 32 * 4 * 4)]
[CrossEntropy]
public partial class Rounded;
