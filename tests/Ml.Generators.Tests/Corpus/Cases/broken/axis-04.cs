// case: axis-04
// category: wrong axis number
// source: own variation of https://github.com/facebookresearch/end-to-end-negotiator/issues/16
// there: Dimension out of range (expected to be in range of [-2, 1], but got 2)
// kind: error
// expect: line 12 span "axis: 2" id ML2012 contains "2","[batch, 10]" fix "1|-1"
// also: line 12 span "LogSoftmax(axis: 2)"

[Model]
[Input("batch", 40, Name = "features")]
[Dense(64), Relu, Dense(10)]
[LogSoftmax(axis: 2)]
[NegativeLogLikelihood]
public partial class Classifier;
