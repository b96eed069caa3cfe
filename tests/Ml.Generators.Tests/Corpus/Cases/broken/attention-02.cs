// case: attention-02
// category: attention by hand
// source: own variation
// there: attention by hand: softmax over queries
// kind: silent
// expect: line 18 span "0" id ML2034 contains "batch","Softmax" fix "2|-1|last"

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
        return MatMul(Softmax(MatMul(q, Transpose(k)) / 8f, 0), v);
    }
}
