// case: flatten-06
// category: flatten size
// source: own variation
// there: stacked lint: dense on 3-channel image then CE
// kind: silent
// expect: line 8 span "Dense(64)" id ML2032 contains "32" fix "Flatten"

[Model, Input("batch", 3, 32, 32), Dense(64), Relu, Dense(10), CrossEntropy]
public partial class Flatless;
