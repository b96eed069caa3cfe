// case: ok-40-linear
// category: correct
// expect: nothing

[Model]
public partial class Linear
{
    [Dense(16)] private partial Tensor Q(Tensor x);
    [Dense(16)] private partial Tensor K(Tensor x);
    [Dense(16)] private partial Tensor V(Tensor x);

    Tensor Forward([Shape("batch", "time", 8)] Tensor x) =>
        MatMul(Softmax(Q(x)), MatMul(SwapAxes(Softmax(K(x), 1), 1, 2), V(x)));
}
