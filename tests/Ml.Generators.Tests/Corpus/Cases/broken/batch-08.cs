// case: batch-08
// category: time first
// source: own variation
// there: time first without need
// kind: error
// expect: line 12 span "t" id ML2014 contains "time","batch" fix "x instead of SwapAxes"

[Model]
public partial class E22 {
 [Dense(5)] private partial Tensor H(Tensor x);
 Tensor Forward([Shape("batch", "time", 8)] Tensor x) => H(SwapAxes(x, 0, 1));
 Tensor Loss(Tensor y, [Shape("batch", "time")] Tensor<int> t) => CrossEntropy(y, t);
}
