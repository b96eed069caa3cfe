// case: matmul-05
// category: swapped matmul operands
// source: own variation
// there: graph net: adjacency wrong side
// kind: error
// expect: line 14 span "adjacency" id ML2003 contains "16","nodes" fix "exchange|MatMul(adjacency"

[Model]
public partial class Gcn
{
    [Dense(16)] private partial Tensor A(Tensor x);
    [Dense(7)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("nodes", 32)] Tensor x, [Shape("nodes", "nodes")] Tensor adjacency)
        => B(MatMul(Relu(A(x)), adjacency));
    Tensor Loss(Tensor y, [Shape("nodes")] Tensor<int> label) => CrossEntropy(y, label);
}
