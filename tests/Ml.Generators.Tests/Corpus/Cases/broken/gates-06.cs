// case: gates-06
// category: halves
// source: own variation
// there: halves of an odd width
// kind: error
// expect: line 15 span "h[.., 0..32] * Sigmoid(h[.., 32..])" id ML2010 contains "32","33" fix "64","'Mix'"

[Model]
public partial class HandGlu
{
    [Dense(65)] private partial Tensor Mix(Tensor x);
    Tensor Forward([Shape("batch", 32)] Tensor x)
    {
        Tensor h = Mix(x);
        return h[.., 0..32] * Sigmoid(h[.., 32..]);
    }
}
