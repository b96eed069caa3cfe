// case: axis-09
// category: wrong axis number
// source: own variation
// there: mdn: mixture weights softmax over wrong axis
// kind: silent
// expect: line 13 span "0" id ML2034 contains "batch","Softmax" fix "1|-1|last"

[Model]
public partial class Mdn
{
    [Dense(5)] private partial Tensor Pi(Tensor x);
    [Dense(5)] private partial Tensor Mu(Tensor x);
    (Tensor pi, Tensor mu) Forward([Shape("batch", 8)] Tensor x) => (Softmax(Pi(x), 0), Mu(x));
    Tensor Loss(Tensor pi, Tensor mu, [Shape("batch")] Tensor y) => -Mean(Log(Sum(pi * Exp(-Square(mu - Unsqueeze(y, 1))), 1)));
}
