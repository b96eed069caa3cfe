// case: losses-18
// category: softmax over one number
// source: own variation
// there: shares of one number in a regression
// kind: error
// expect: line 8 span "Softmax" id ML4004 contains "1" fix "leave","Softmax"

[Model, Input("batch", 13), Dense(64), Relu, Dense(1), Softmax, MeanSquaredError]
public partial class M12;
