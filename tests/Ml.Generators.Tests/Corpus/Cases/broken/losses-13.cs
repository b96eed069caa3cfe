// case: losses-13
// category: loss
// source: own variation
// there: scores of all places joined, targets not
// kind: error
// expect: line 14 span "next" id ML2014 contains "batch","time" fix "Reshape"

[Model]
public partial class D16
{
    [Embedding(100, 32)] private partial Tensor Tok(Tensor<int> i);
    [Dense(100)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Tok(ids));
    Tensor Loss(Tensor s, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(Reshape(s, -1, 100), next);
}
