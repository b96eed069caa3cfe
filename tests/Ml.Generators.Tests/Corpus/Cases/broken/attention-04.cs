// case: attention-04
// category: attention by hand
// source: own variation
// there: heads merged without swap back
// kind: silent
// expect: line 20 span "Reshape" id ML2036 contains "time","Reshape" fix "SwapAxes"

[Model]
public partial class Attend
{
    const int W = 64, H = 4;
    [Dense(3 * W)] private partial Tensor Qkv(Tensor x);
    [Dense(W)] private partial Tensor Out(Tensor x);
    static Tensor Split(Tensor t, Tensor x) => SwapAxes(Reshape(t, x.Dim("batch"), x.Dim("time"), H, W / H), 1, 2);
    Tensor Forward([Shape("batch", "time", W)] Tensor x)
    {
        var all = Qkv(x);
        var q = Split(all[.., .., ..W], x); var k = Split(all[.., .., W..(2 * W)], x); var v = Split(all[.., .., (2 * W)..], x);
        var y = MatMul(Softmax(MatMul(q, SwapAxes(k, -1, -2)) / 4f), v);
        return Out(Reshape(y, x.Dim("batch"), x.Dim("time"), W));
    }
}
