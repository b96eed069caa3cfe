// case: broadcast-06
// category: accidental broadcast
// source: own variation
// there: masked mean, mask not unsqueezed
// kind: error
// expect: line 13 span "E(ids) * mask" id ML2010 contains "[batch, time]","16" fix "Unsqueeze"

[Model]
public partial class Masked
{
    [Embedding(100, 16)] private partial Tensor E(Tensor<int> x);
    [Dense(2)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids, [Shape("batch", "time")] Tensor mask) => Head(Sum(E(ids) * mask, 1) / Sum(mask, 1));
}
