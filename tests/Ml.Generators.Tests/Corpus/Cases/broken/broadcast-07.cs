// case: broadcast-07
// category: accidental broadcast
// source: own variation
// there: masked mean divided by a row
// kind: error
// expect: line 13 span "Sum(E(ids) * Unsqueeze(mask, 2), 1) / Sum(mask, 1)" id ML2010 contains "[batch]","16" fix "keep|Unsqueeze"

[Model]
public partial class Masked
{
    [Embedding(100, 16)] private partial Tensor E(Tensor<int> x);
    [Dense(2)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids, [Shape("batch", "time")] Tensor mask) => Head(Sum(E(ids) * Unsqueeze(mask, 2), 1) / Sum(mask, 1));
}
