// case: target-08
// category: loss of several outputs
// source: own variation
// there: parameters of Loss in another order than the outputs
// kind: error
// expect: line 13 span "t" id ML2014 contains "8" fix "exchange","a, b"

[Model]
public partial class TwoHeads
{
    [Dense(8)] private partial Tensor A(Tensor x);
    (Tensor a, Tensor b) Forward([Shape("batch", 4)] Tensor x) => (A(x), Sum(x, 1));
    Tensor Loss(Tensor b, Tensor a, [Shape("batch", 8)] Tensor t, [Shape("batch")] Tensor u) => MeanSquaredError(a, t) + MeanSquaredError(b, u);
}
