// case: symbolic-06
// category: fixed size against a name
// source: own variation
// there: a mask of 128 beside scores of every time
// kind: error
// expect: line 12 span "MatMul(Q(x), SwapAxes(x, 1, 2)) + mask" id ML2010 contains "128","time" fix "[time, time]"

[Model]
public partial class Masked
{
    [Dense(16)] private partial Tensor Q(Tensor x);
    Tensor Forward([Shape("batch", "time", 16)] Tensor x, [Shape(128, 128)] Tensor mask) => Softmax(MatMul(Q(x), SwapAxes(x, 1, 2)) + mask);
}
