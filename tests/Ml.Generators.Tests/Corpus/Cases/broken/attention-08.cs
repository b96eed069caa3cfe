// case: attention-08
// category: attention by hand
// source: own variation
// there: the batch exchanged with the places
// kind: error
// expect: line 16 span "SwapAxes(K(x), 0, 1)" id ML2003 contains "32","batch" fix "1, 2"

[Model]
public partial class AttnSwap
{
    [Dense(32)] private partial Tensor Q(Tensor x);
    [Dense(32)] private partial Tensor K(Tensor x);
    [Dense(32)] private partial Tensor V(Tensor x);
    Tensor Forward([Shape("batch", "time", 32)] Tensor x)
    {
        Tensor a = Softmax(MatMul(Q(x), SwapAxes(K(x), 0, 1)) / 5.66f);
        return MatMul(a, V(x));
    }
}
