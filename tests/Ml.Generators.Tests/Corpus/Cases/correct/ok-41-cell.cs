// case: ok-41
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Lstm
{
    const int H = 16;
    [Dense(4 * H)] private partial Tensor Wx(Tensor x);
    [Dense(4 * H)] private partial Tensor Wh(Tensor h);
    (Tensor h, Tensor c) Forward([Shape("batch", 10)] Tensor x, [Shape("batch", H)] Tensor h, [Shape("batch", H)] Tensor c)
    {
        Tensor g = Wx(x) + Wh(h), i = Sigmoid(g[.., ..H]), f = Sigmoid(g[.., H..(2 * H)]), o = Sigmoid(g[.., (2 * H)..(3 * H)]);
        Tensor n = Tanh(g[.., (3 * H)..]), c2 = f * c + i * n;
        return (o * Tanh(c2), c2);
    }
}
