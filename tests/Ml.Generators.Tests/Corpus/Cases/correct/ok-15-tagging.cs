// case: ok-15-tagging
// note: a label for every word
// expect: nothing

[Model]
public partial class Tagger
{
    [Embedding(500, 16)] private partial Tensor Words(Tensor<int> ids);
    [Dense(9)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "words")] Tensor<int> ids) => Head(Words(ids));

    Tensor Loss(Tensor tags, [Shape("batch", "words")] Tensor<int> gold) => CrossEntropy(tags, gold);
}
