// case: losses-08
// category: scores of a loss
// source: own variation
// there: a divergence takes logarithms
// kind: warning
// expect: line 13 span "KlDivergence(Softmax(scores), shares)" id ML4003 contains "log-probabilities","Softmax" fix "LogSoftmax"
// also: line 13 span "Softmax(scores)"
// also: line 13 span "KlDivergence"

[Model]
public partial class Net
{
    Tensor Loss(Tensor scores, [Shape("batch", 5)] Tensor shares) => KlDivergence(Softmax(scores), shares);
    [Dense(5)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 3)] Tensor x) => Head(x);
}
