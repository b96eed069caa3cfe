// case: losses-17
// category: loss
// source: own variation
// there: the target first
// kind: error
// expect: line 12 span "KlDivergence" id ML4003 contains "KlDivergence","target" fix "KlDivergence(LogSoftmax"

[Model]
public partial class M38 {
 [Dense(5)] private partial Tensor A(Tensor x);
 Tensor Forward([Shape("batch", 10)] Tensor x) => A(x);
 Tensor Loss(Tensor y, [Shape("batch", 5)] Tensor t) => KlDivergence(t, LogSoftmax(y));
}
