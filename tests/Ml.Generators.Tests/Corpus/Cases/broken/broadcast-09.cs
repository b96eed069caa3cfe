// case: broadcast-09
// category: mask
// source: own variation
// there: a mask of [batch, time] over heads
// kind: error
// expect: line 17 span "s + (1 - mask) * -1e9f" id ML2010 contains "time","batch" fix "Unsqueeze(Unsqueeze((1 - mask) * -1e9f, 1), 2)"

[Model]
public partial class Heads
{
    [Dense(16)] private partial Tensor Q(Tensor x);
    [Dense(16)] private partial Tensor K(Tensor x);
    static Tensor Split(Tensor x) => SwapAxes(Reshape(x, x.Dim("batch"), x.Dim("time"), 4, 4), 1, 2);
    Tensor Forward([Shape("batch", "time", 16)] Tensor x, [Shape("batch", "time")] Tensor mask)
    {
        var s = MatMul(Split(Q(x)), SwapAxes(Split(K(x)), 2, 3));
        return Softmax(s + (1 - mask) * -1e9f);
    }
}
