// case: broadcast-11
// category: mask
// source: own variation
// there: an axis put in at the wrong place
// kind: error
// expect: line 12 span "E(ids) * Unsqueeze(mask, 1)" id ML2010 contains "16","time" fix "Unsqueeze(mask, 2)"

[Model]
public partial class F25
{
    [Embedding(100, 16)] private partial Tensor E(Tensor<int> i);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids, [Shape("batch", "time")] Tensor mask) => Sum(E(ids) * Unsqueeze(mask, 1), 1);
}
