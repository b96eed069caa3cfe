// case: attention-01
// category: attention by hand
// source: own variation
// there: attention by hand: scores not transposed
// kind: error
// expect: line 18 span "k" id ML2003 contains "64","time" fix "Transpose"

[Model]
public partial class Attend
{
    const int W = 64;
    [Dense(W)] private partial Tensor Q(Tensor x);
    [Dense(W)] private partial Tensor K(Tensor x);
    [Dense(W)] private partial Tensor V(Tensor x);
    Tensor Forward([Shape("batch", "time", W)] Tensor x)
    {
        var q = Q(x); var k = K(x); var v = V(x);
        return MatMul(Softmax(MatMul(q, k) / 8f), v);
    }
}
