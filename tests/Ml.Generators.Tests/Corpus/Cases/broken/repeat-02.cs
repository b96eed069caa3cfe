// case: repeat-02
// category: repeated module changed width
// source: own variation
// there: a block that halves the image
// kind: error
// expect: line 16 span "repeat: 3" id ML2016 contains "32","16" fix "same shape|shapes it takes|32"
// also: line 16 span "Use<Stage>(repeat: 3)"

[Model]
[Input("batch", 16, "height", "width")]
[Conv2D(16, kernel: 3, pad: 1), Relu, MaxPool2D(2)]
public partial class Stage;

[Model]
[Input("batch", 16, 32, 32)]
[Use<Stage>(repeat: 3), Flatten, Dense(10)]
public partial class Stages;
