// case: losses-08
// category: loss of a shifted sequence
// source: own variation
// there: next word: targets shifted, scores not cut
// kind: error
// expect: line 14 span "ids[.., 1..]" id ML2014 contains "20","19" fix "..^1","Head"

[Model]
public partial class Shifted
{
    [Embedding(50, 16)] private partial Tensor Embed(Tensor<int> ids);
    [Dense(50)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 20)] Tensor<int> ids) => Head(Embed(ids));
    Tensor Loss(Tensor logits, [Shape("batch", 20)] Tensor<int> ids) => CrossEntropy(logits, ids[.., 1..], axis: -1);
}
