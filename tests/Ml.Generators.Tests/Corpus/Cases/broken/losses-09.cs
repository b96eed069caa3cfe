// case: losses-09
// category: loss of a shifted sequence
// source: own variation
// there: next word: scores cut, targets not
// kind: error
// expect: line 14 span "next" id ML2014 contains "time - 1" fix "next[.., 1..]"

[Model]
public partial class Next
{
    [Embedding(9, 4)] private partial Tensor E(Tensor<int> i);
    [Dense(9)] private partial Tensor H(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => H(E(ids))[.., ..^1, ..];
    Tensor Loss(Tensor y, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(y, next, axis: -1);
}
