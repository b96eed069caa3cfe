// case: ok-27
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Gcn
{
    [Dense(16)] private partial Tensor A(Tensor x);
    [Dense(7)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("nodes", 32)] Tensor x, [Shape("nodes", "nodes")] Tensor adjacency)
        => B(MatMul(adjacency, Relu(A(x))));
    Tensor Loss(Tensor y, [Shape("nodes")] Tensor<int> label) => CrossEntropy(y, label);
}
