// case: range-01
// category: argument range
// source: own variation of https://github.com/tracel-ai/burn/issues/2694
// there: dropout in percent
// kind: error
// expect: line 11 span "50" id ML1007 contains "50" fix "0.5"
// also: line 11 span "Dropout(50)"

[Model]
[Input("batch", 100)]
[Dense(50), Relu, Dropout(50)]
[Dense(2)]
public partial class Half;
