// case: reshape-08
// category: reshape count
// source: own variation
// there: a decoder's Dense gives less than its map
// kind: error
// expect: line 8 span "-1" id ML2007 contains "1568" fix "1568"

[Model, Input("batch", 16, Name = "z"), Dense(1024), Relu, Reshape(-1, 32, 7, 7), Conv2D(1, 3, padding: Padding.Same), Sigmoid, ProbabilityCrossEntropy]
public partial class M18;
