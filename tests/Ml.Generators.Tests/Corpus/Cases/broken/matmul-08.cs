// case: matmul-08
// category: recommender
// source: own variation
// there: a product of matrices for products of rows
// kind: error
// expect: line 13 span "Item(item)" id ML2003 contains "32","batch" fix "Sum(User"

[Model]
public partial class Recommend2
{
    [Embedding(1000, 32)] private partial Tensor User(Tensor<int> u);
    [Embedding(5000, 32)] private partial Tensor Item(Tensor<int> i);
    Tensor Forward([Shape("batch")] Tensor<int> user, [Shape("batch")] Tensor<int> item) => MatMul(User(user), Item(item));
    Tensor Loss(Tensor score, [Shape("batch")] Tensor rating) => MeanSquaredError(score, rating);
}
