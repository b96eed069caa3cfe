// case: submodel-06
// category: nested model
// source: own variation
// there: a block for more channels than the stem gives
// kind: error
// expect: line 15 span "Use<Block64Block>" id ML2003 contains "64","32" fix "64","Conv2D"

[Model]
[Input("batch", 64, 16, 16, Name = "features")]
[Conv2D(64, kernel: 3, pad: 1), BatchNorm, Relu]
public partial class Block64Block;
[Model]
[Input("batch", 3, 32, 32, Name = "image")]
[Conv2D(32, kernel: 3, pad: 1), Relu, MaxPool2D(2)]
[Use<Block64Block>]
[GlobalAveragePool2D, Dense(10), CrossEntropy]
public partial class Block64;
