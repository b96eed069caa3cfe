// case: target-06
// category: target against loss
// source: own variation
// there: recommender: dot with keep and targets in a row
// kind: error
// expect: line 14 span "rating" id ML2014 contains "[batch, 1]","[batch]" fix "Squeeze|[batch, 1]"

[Model]
public partial class Rec
{
    [Embedding(1000, 16)] private partial Tensor User(Tensor<int> id);
    [Embedding(1000, 16)] private partial Tensor Item(Tensor<int> id);
    Tensor Forward([Shape("batch")] Tensor<int> user, [Shape("batch")] Tensor<int> item) => Sum(User(user) * Item(item), 1, keep: true);
    Tensor Loss(Tensor score, [Shape("batch")] Tensor rating) => MeanSquaredError(score, rating);
}
