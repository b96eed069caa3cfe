// case: submodel-04
// category: sub-model input mismatch
// source: own variation
// there: an error inside the model that is used
// kind: error
// expect: line 15 span "Use<Pools>" id any contains "2","1" fix "smaller|larger|at most|leave|ceiling|pad"

[Model]
[Input("batch", "channels", "size", "size")]
[MaxPool2D(2), MaxPool2D(2)]
public partial class Pools;

[Model]
[Input("batch", 8, 3, 3)]
[Use<Pools>, Flatten, Dense(4)]
public partial class Small;
