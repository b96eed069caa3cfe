// case: weight-05
// category: transposed weight
// source: own variation
// there: inputs first, as elsewhere
// kind: error
// expect: line 9 span "inputs: 128" id ML2003 contains "784","128" fix "Dense(128, inputs: 784)"
// also: line 9 span "128"

[Model, Input("batch", 784), Dense(784, inputs: 128), Relu, Dense(10)]
public partial class Net;
