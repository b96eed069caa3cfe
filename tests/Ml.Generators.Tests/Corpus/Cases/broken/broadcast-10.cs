// case: broadcast-10
// category: recommender
// source: own variation
// there: biases as columns
// kind: error
// expect: line 16 span "rating" id ML2014 contains "batch" fix "Squeeze(Bu","Squeeze(Bi"

[Model]
public partial class Mf
{
    [Embedding(1000, 32)] private partial Tensor User(Tensor<int> u);
    [Embedding(5000, 32)] private partial Tensor Item(Tensor<int> i);
    [Embedding(1000, 1)] private partial Tensor Bu(Tensor<int> u);
    [Embedding(5000, 1)] private partial Tensor Bi(Tensor<int> i);
    Tensor Forward([Shape("batch")] Tensor<int> user, [Shape("batch")] Tensor<int> item) => Sum(User(user) * Item(item), 1) + Bu(user) + Bi(item);
    Tensor Loss(Tensor score, [Shape("batch")] Tensor rating) => MeanSquaredError(score, rating);
}
