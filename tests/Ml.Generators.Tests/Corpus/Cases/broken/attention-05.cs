// case: attention-05
// category: attention by hand
// source: own variation
// there: qkv cut off the time
// kind: error
// expect: line 17 span "v" id ML2003 contains "64","192" fix ".."

[Model]
public partial class Attend
{
    const int W = 64;
    [Dense(3 * W)] private partial Tensor Qkv(Tensor x);
    Tensor Forward([Shape("batch", "time", W)] Tensor x)
    {
        var all = Qkv(x);
        var q = all[.., ..W]; var k = all[.., W..(2 * W)]; var v = all[.., (2 * W)..];
        return MatMul(Softmax(MatMul(q, SwapAxes(k, -1, -2)) / 8f), v);
    }
}
