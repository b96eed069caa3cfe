// case: ok-29
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Trip
{
    [Dense(16)] private partial Tensor E(Tensor x);
    (Tensor a, Tensor p, Tensor n) Forward([Shape("batch", 8)] Tensor a, [Shape("batch", 8)] Tensor p, [Shape("batch", 8)] Tensor n) => (E(a), E(p), E(n));
    Tensor Loss(Tensor a, Tensor p, Tensor n) => Mean(Relu(1 + Norm(a - p, 1) - Norm(a - n, 1)));
}
