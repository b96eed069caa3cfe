// case: positions-01
// category: symbolic size mistakes
// source: own variation
// there: positions along the batch
// kind: error
// expect: line 14 span "Tokens(ids) + Places(Range(ids.Dim(\"batch\")))" id ML2010 contains "time","batch" fix "time"

[Model]
public partial class Gpt
{
    [Embedding(65, 32)] private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(128, 32)] private partial Tensor Places(Tensor<int> ids);
    [Dense(65)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Tokens(ids) + Places(Range(ids.Dim("batch"))));
    Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next);
}
