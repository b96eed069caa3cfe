// case: losses-14
// category: loss
// source: own variation
// there: variances as a column
// kind: error
// expect: line 14 span "v" id ML2014 contains "batch" fix "Squeeze"

[Model]
public partial class D26
{
    [Dense(1)] private partial Tensor Mu(Tensor x);
    [Dense(1)] private partial Tensor Var(Tensor x);
    (Tensor mu, Tensor v) Forward([Shape("batch", 8)] Tensor x) => (Squeeze(Mu(x), 1), Softplus(Var(x)));
    Tensor Loss(Tensor mu, Tensor v, [Shape("batch")] Tensor y) => GaussianNll(mu, y, v);
}
