// case: repeat-01
// category: repeated module changed width
// source: own variation of https://github.com/swz30/Restormer/issues/47
// there: a block that doubles the channels, four times
// kind: error
// expect: line 16 span "repeat: 4" id ML2016 contains "32","64" fix "same shape|32|shapes it takes"
// also: line 16 span "Use<Widen>(repeat: 4)"

[Model]
[Input("batch", 32, 16, 16)]
[Conv2D(64, kernel: 3, pad: 1), Relu]
public partial class Widen;

[Model]
[Input("batch", 32, 16, 16)]
[Use<Widen>(repeat: 4)]
[GlobalAveragePool2D, Dense(10)]
public partial class Deep;
