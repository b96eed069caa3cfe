// case: gates-05
// category: gates
// source: own variation
// there: two projections of gates, one written for two gates
// kind: error
// expect: line 14 span "X(x) + Hh(h)" id ML2010 contains "96","64" fix "Hh","96"

[Model]
public partial class Gated
{
    const int H = 32;
    [Dense(3 * H)] private partial Tensor X(Tensor x);
    [Dense(2 * H)] private partial Tensor Hh(Tensor x);
    Tensor Forward([Shape("batch", 16)] Tensor x, [Shape("batch", H)] Tensor h) => Sigmoid(X(x) + Hh(h));
}
