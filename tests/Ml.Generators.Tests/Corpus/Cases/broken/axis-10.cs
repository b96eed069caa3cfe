// case: axis-10
// category: wrong axis number
// source: own variation
// there: cosine similarity over the batch
// kind: silent
// expect: line 13 span "axis: 0" id ML2034 contains "batch","CosineSimilarity" fix "1|-1|last"

[Model]
public partial class Match
{
    [Dense(16)] private partial Tensor Look(Tensor x);
    Tensor Forward([Shape("batch", 32)] Tensor x) => Look(x);
    Tensor Loss(Tensor y, [Shape("batch", 16)] Tensor t) => 1 - Mean(CosineSimilarity(y, t, axis: 0));
}
