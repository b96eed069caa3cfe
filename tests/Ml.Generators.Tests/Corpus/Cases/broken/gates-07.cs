// case: gates-07
// category: gates of a cell
// source: own variation
// there: gates that begin at the second
// kind: error
// expect: line 16 span "g[.., (4 * H)..(5 * H)]" id ML2013 contains "64..80" fix "begin at 0"

[Model]
public partial class Lstm19
{
    const int H = 16;
    [Dense(4 * H)] private partial Tensor W(Tensor x);
    Tensor Forward([Shape("batch", 10)] Tensor x, [Shape("batch", H)] Tensor h, [Shape("batch", H)] Tensor c)
    {
        Tensor g = W(Concat(1, x, h));
        Tensor i = Sigmoid(g[.., H..(2 * H)]), f = Sigmoid(g[.., (2 * H)..(3 * H)]), o = Sigmoid(g[.., (3 * H)..(4 * H)]), n = Tanh(g[.., (4 * H)..(5 * H)]);
        return o * Tanh(f * c + i * n);
    }
}
