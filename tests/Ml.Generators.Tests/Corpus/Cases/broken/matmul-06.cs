// case: matmul-06
// category: matrix product
// source: own variation
// there: graph convolution: the adjacency on the wrong side
// kind: error
// expect: line 12 span "adjacency" id ML2003 contains "nodes","16" fix "MatMul(adjacency, W(..))"

[Model]
public partial class Convolve
{
    [Dense(16)] private partial Tensor W(Tensor x);
    Tensor Forward([Shape("nodes", 8)] Tensor x, [Shape("nodes", "nodes")] Tensor adjacency) => Relu(MatMul(W(x), adjacency));
}
