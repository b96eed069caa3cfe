// case: argument-01
// category: arguments of a layer
// source: own variation
// there: what comes in, then what goes out
// kind: error
// expect: line 8 span "Dense(784, 128)" id ML1007 contains "784","128" fix "Dense(128)"

[Model, Input("batch", 784, Name = "x"), Dense(784, 128), Relu, Dense(128, 10), CrossEntropy]
public partial class F17;
