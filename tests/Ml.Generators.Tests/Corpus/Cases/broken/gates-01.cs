// case: gates-01
// category: gates of a cell
// source: own variation
// there: GRU by hand: gates cut off the batch
// kind: error
// expect: line 19 span "r * b[(2 * H)..]" id ML2010 contains "96","batch" fix ".."

[Model]
public partial class Cell
{
    const int H = 32;
    [Dense(3 * H)] private partial Tensor FromX(Tensor x);
    [Dense(3 * H)] private partial Tensor FromH(Tensor h);
    Tensor Forward([Shape("batch", 16)] Tensor x, [Shape("batch", H)] Tensor h)
    {
        var a = FromX(x); var b = FromH(h);
        var r = Sigmoid(a[..H] + b[..H]);
        var z = Sigmoid(a[H..(2 * H)] + b[H..(2 * H)]);
        var n = Tanh(a[(2 * H)..] + r * b[(2 * H)..]);
        return (1 - z) * n + z * h;
    }
}
