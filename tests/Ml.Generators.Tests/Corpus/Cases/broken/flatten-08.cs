// case: flatten-08
// category: flatten of open sizes
// source: own variation
// there: Flatten of an image of every size
// kind: error
// expect: line 9 span "Dense(10)" id ML2015 contains "height" fix "GlobalAveragePool2D"

[Model, Input("batch", 3, "height", "width", Name = "image")]
[Conv2D(8, kernel: 3), Relu, Flatten, Dense(10), CrossEntropy]
public partial class AnySize;
