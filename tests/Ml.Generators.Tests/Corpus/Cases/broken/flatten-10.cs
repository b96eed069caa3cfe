// case: flatten-10
// category: flatten
// source: own variation
// there: Flatten from the batch on
// kind: error
// expect: line 8 span "Dense(64)" id ML2015 contains "784" fix "leave the 0 out"

[Model, Input("batch", 1, 28, 28, Name = "x"), Flatten(0), Dense(64), Relu, Dense(10), CrossEntropy]
public partial class FlattenZero;
