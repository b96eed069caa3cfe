// case: attention-06
// category: attention by hand
// source: own variation
// there: keys narrower than queries
// kind: error
// expect: line 13 span "SwapAxes(K(x), 1, 2)" id ML2003 contains "64","32" fix "'K'","64"

[Model]
public partial class Narrow
{
    [Dense(64)] private partial Tensor Q(Tensor x);
    [Dense(32)] private partial Tensor K(Tensor x);
    Tensor Forward([Shape("batch", "time", 16)] Tensor x) => Softmax(MatMul(Q(x), SwapAxes(K(x), 1, 2)));
}
