// case: siamese-05
// category: siamese
// source: own variation
// there: another width for one of three
// kind: error
// expect: line 11 span "n" id ML2003 contains "40","48" fix "[batch, 40]"

[Model]
public partial class M26 {
 [Dense(64)] private partial Tensor T(Tensor x);
 (Tensor a, Tensor p, Tensor n) Forward([Shape("batch", 40)] Tensor a, [Shape("batch", 40)] Tensor p, [Shape("batch", 48)] Tensor n) => (T(a), T(p), T(n));
 Tensor Loss(Tensor a, Tensor p, Tensor n) => TripletMargin(a, p, n);
}
