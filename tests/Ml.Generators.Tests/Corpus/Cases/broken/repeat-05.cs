// case: repeat-05
// category: repeated module changed width
// source: own variation
// there: a block that loses the border
// kind: error
// expect: line 10 span "3" id ML2016 contains "8","6" fix "Padding.Same"

[Model, Input("batch", 16, 8, 8), Conv2D(16, 5, pad: 1), Relu]
public partial class Block15;
[Model, Input("batch", 16, 8, 8), Use<Block15>(3), GlobalAveragePool2D, Dense(10), CrossEntropy]
public partial class M15;
