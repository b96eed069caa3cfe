// case: twice-01
// category: gates of a cell
// source: own variation
// there: an LSTM whose last gate is cut where the third one is
// kind: silent
// expect: line 17 span "g[.., (2 * H)..(3 * H)]" id ML2041 contains "32","48","64" fix "48..64"

[Model]
public partial class Lstm
{
    const int H = 16;
    [Dense(4 * H)] private partial Tensor Wx(Tensor x);
    [Dense(4 * H)] private partial Tensor Wh(Tensor h);
    (Tensor h, Tensor c) Forward([Shape("batch", 10)] Tensor x, [Shape("batch", H)] Tensor h, [Shape("batch", H)] Tensor c)
    {
        Tensor g = Wx(x) + Wh(h), i = Sigmoid(g[.., ..H]), f = Sigmoid(g[.., H..(2 * H)]), o = Sigmoid(g[.., (2 * H)..(3 * H)]);
        Tensor n = Tanh(g[.., (2 * H)..(3 * H)]), c2 = f * c + i * n;
        return (o * Tanh(c2), c2);
    }
}
