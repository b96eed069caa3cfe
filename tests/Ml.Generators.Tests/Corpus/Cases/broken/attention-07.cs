// case: attention-07
// category: attention by hand
// source: own variation
// there: values of the decoder beside keys of the encoder
// kind: error
// expect: line 17 span "V(dec)" id ML2003 contains "source","target" fix "'V'","enc"

[Model]
public partial class Cross
{
    [Dense(32)] private partial Tensor Q(Tensor x);
    [Dense(32)] private partial Tensor K(Tensor x);
    [Dense(32)] private partial Tensor V(Tensor x);
    Tensor Forward([Shape("batch", "target", 32)] Tensor dec, [Shape("batch", "source", 32)] Tensor enc)
    {
        Tensor a = Softmax(MatMul(Q(dec), SwapAxes(K(enc), 1, 2)) / 5.66f);
        return MatMul(a, V(dec));
    }
}
