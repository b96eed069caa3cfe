// case: gates-08
// category: gates of a cell
// source: own variation
// there: a cut that begins one too early
// kind: error
// expect: line 17 span "g[.., 15..] * n" id ML2010 contains "17","16" fix "16.."

[Model]
public partial class D01
{
    [Dense(32)] private partial Tensor A(Tensor x);
    [Dense(16)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("batch", 10)] Tensor x, [Shape("batch", 16)] Tensor h)
    {
        Tensor g = Sigmoid(A(Concat(1, x, h)));
        Tensor n = Tanh(B(Concat(1, x, g[.., ..16] * h)));
        return (1f - g[.., 16..]) * h + g[.., 15..] * n;
    }
}
