// case: embedding-06
// category: embedding rows
// source: own variation
// there: index out of range in self
// kind: silent
// expect: line 12 span "128" id ML2038 contains "128","255" fix "256"

[Model]
public partial class Encoder
{
    [Embedding(5000, 64)] private partial Tensor Tok(Tensor<int> ids);
    [Embedding(128, 64)] private partial Tensor Place(Tensor<int> ids);
    [Dense(2)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 256)] Tensor<int> text) => Head(Mean(Tok(text) + Place(Range(256)), 1));
    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> label) => CrossEntropy(scores, label);
}
