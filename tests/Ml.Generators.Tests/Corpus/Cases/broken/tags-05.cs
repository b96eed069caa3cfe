// case: tags-05
// category: sequence labels
// source: own variation
// there: a mean over the places that have labels
// kind: error
// expect: line 15 span "gold" id ML2014 contains "batch","time" fix "leave","Mean"

[Model]
public partial class Tagger
{
    [Embedding(1000, 64)] private partial Tensor Tok(Tensor<int> ids);
    [Dense(64)] private partial Tensor Mix(Tensor x);
    [Dense(9)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Mean(Relu(Mix(Tok(ids))), 1));
    Tensor Loss(Tensor tags, [Shape("batch", "time")] Tensor<int> gold) => CrossEntropy(tags, gold);
}
