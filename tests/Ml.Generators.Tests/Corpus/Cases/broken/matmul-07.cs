// case: matmul-07
// category: matrix product
// source: own variation
// there: a query for each example beside its rows
// kind: error
// expect: line 12 span "query" id ML2003 contains "16","n" fix "Unsqueeze(query, 2)"

[Model]
public partial class Queried
{
    [Dense(16)] private partial Tensor P(Tensor x);
    Tensor Forward([Shape("batch", "n", 16)] Tensor x, [Shape("batch", 16)] Tensor query) => Softmax(MatMul(P(x), query));
}
