// case: attention-03
// category: attention by hand
// source: own variation
// there: heads split by reshape without swap
// kind: silent
// expect: line 16 span "Reshape" id ML2036 contains "time","Reshape" fix "SwapAxes"

[Model]
public partial class Attend
{
    const int W = 64, H = 4;
    [Dense(W)] private partial Tensor Q(Tensor x);
    [Dense(W)] private partial Tensor K(Tensor x);
    [Dense(W)] private partial Tensor V(Tensor x);
    [Dense(W)] private partial Tensor Out(Tensor x);
    static Tensor Split(Tensor t, Tensor x) => Reshape(t, x.Dim("batch"), H, x.Dim("time"), W / H);
    Tensor Forward([Shape("batch", "time", W)] Tensor x)
    {
        var q = Split(Q(x), x); var k = Split(K(x), x); var v = Split(V(x), x);
        var y = MatMul(Softmax(MatMul(q, SwapAxes(k, -1, -2)) / 4f), v);
        return Out(Reshape(SwapAxes(y, 1, 2), x.Dim("batch"), x.Dim("time"), W));
    }
}
