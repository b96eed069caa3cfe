// case: siamese-03
// category: siamese
// source: own variation
// there: negatives from a wider layer
// kind: error
// expect: line 14 span "n" id ML2014 contains "8","16" fix "'B'","8"

[Model]
public partial class Triplet
{
    [Dense(8)] private partial Tensor A(Tensor x);
    [Dense(16)] private partial Tensor B(Tensor x);
    (Tensor a, Tensor p, Tensor n) Forward([Shape("batch", 4)] Tensor x, [Shape("batch", 4)] Tensor y, [Shape("batch", 4)] Tensor z) => (A(x), A(y), B(z));
    Tensor Loss(Tensor a, Tensor p, Tensor n) => TripletMargin(a, p, n);
}
