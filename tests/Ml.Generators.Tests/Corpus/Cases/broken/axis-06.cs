// case: axis-06
// category: wrong axis number
// source: own variation
// there: mean over batch instead of time
// kind: error
// expect: line 14 span "label" id ML2014 contains "time","batch" fix "1"

[Model]
public partial class Pooled
{
    [Embedding(500, 32)] private partial Tensor Tokens(Tensor<int> ids);
    [Dense(2)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Mean(Tokens(ids), 0));
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
