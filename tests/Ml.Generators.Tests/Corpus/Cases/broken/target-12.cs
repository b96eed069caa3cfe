// case: target-12
// category: recommender
// source: own variation
// there: products of factors that nobody added up
// kind: error
// expect: line 14 span "rating" id ML2014 contains "16" fix "Sum"

[Model]
public partial class Factors
{
    [Embedding(100, 16)] private partial Tensor User(Tensor<int> ids);
    [Embedding(200, 16)] private partial Tensor Item(Tensor<int> ids);
    Tensor Forward([Shape("batch")] Tensor<int> user, [Shape("batch")] Tensor<int> item) => User(user) * Item(item);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor rating) => MeanSquaredError(y, rating);
}
